"""Reads the published predictions with azure-data-tables, the Table storage client for Python.

    read_predictions.py customer ID ...       predictions by key
    read_predictions.py band high             predictions by filter
    read_predictions.py ranking all 10        the first of a ranking, highest first

The connection string stands in AzureWebJobsStorage. The output is one JSON object a line.
"""

import hashlib
import json
import os
import sys

from azure.core.exceptions import ResourceNotFoundError
from azure.data.tables import TableServiceClient

PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")


def partition_key(run, customer_id):
    shard = hashlib.sha256(customer_id.encode("utf-8")).digest()[0]
    return f"{run}-{shard:02x}"


def row_key(customer_id):
    text = customer_id.encode("utf-8")
    key = "".join(chr(byte) if byte in PLAIN else f"~{byte:02X}" for byte in text)
    return key if len(key) <= 200 else f"{key[:130]}~~{hashlib.sha256(text).hexdigest()}"


def current_run(service):
    """The run to read: it is complete, and stays so while it is being read."""
    return service.get_table_client("Runs").get_entity("current", "current")["RunId"]


def find(service, run, customer_id):
    """One customer's prediction, or None."""
    try:
        return service.get_table_client("Predictions").get_entity(partition_key(run, customer_id), row_key(customer_id))
    except ResourceNotFoundError:
        return None


def in_band(service, run, band):
    """Everybody in a band, in no useful order: this reads the partitions of the whole run."""
    return service.get_table_client("Predictions").query_entities(
        "PartitionKey ge @first and PartitionKey lt @end and Band eq @band",
        # '.' is the character after '-', so this is every shard of the run and nothing else.
        parameters={"first": f"{run}-", "end": f"{run}.", "band": band},
    )


def ranking(service, run, name, top):
    """The first of a ranking (all, high, medium, low or value), highest first: rows come in the order of their keys."""
    return service.get_table_client("Rankings").query_entities(
        "PartitionKey eq @ranking and RowKey lt @end",
        parameters={"ranking": f"{run}-{name}", "end": f"{top:05d}"},
    )


def show(prediction):
    names = ("CustomerId", "ChurnProbability", "Band", "LoyaltyProbability", "ValueAtRisk", "Reason1", "Reason2", "Reason3")
    print(json.dumps(prediction and {name: prediction[name] for name in names if name in prediction}))


def main(command, *arguments):
    with TableServiceClient.from_connection_string(os.environ["AzureWebJobsStorage"]) as service:
        run = current_run(service)
        if command == "customer":
            found = [find(service, run, customer_id) for customer_id in arguments]
        elif command == "band":
            found = in_band(service, run, arguments[0])
        elif command == "ranking":
            found = ranking(service, run, arguments[0], int(arguments[1]))
        else:
            sys.exit(__doc__)
        for prediction in found:
            show(prediction)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
