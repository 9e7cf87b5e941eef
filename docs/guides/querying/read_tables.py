"""Reads what was published with azure-data-tables.

    read_tables.py customer ID ...     predictions by key, with their history
    read_tables.py list NAME TOP       the first of a list, highest first
    read_tables.py lists               the lists there are, with how many belong in each
    read_tables.py metrics             CSAT, NPS and risk of all customers, by month
    read_tables.py metrics SEGMENT     the same of a segment
    read_tables.py outcomes ID         what came of contacts with a customer, newest first
    read_tables.py band NAME           everybody in a band, by a filter over the whole run

The connection string stands in AzureWebJobsStorage. The output is one JSON object a line.
"""

import json
import os
import sys

from azure.core.exceptions import ResourceNotFoundError
from azure.data.tables import EntityProperty, TableServiceClient

from keys import encoded, shard


def plain(row):
    """64-bit whole numbers come with their type: the value alone."""
    return row and {name: value.value if isinstance(value, EntityProperty) else value for name, value in row.items()}


def current_run(service):
    """The run to read: it is complete, and stays so while it is being read."""
    return service.get_table_client("Runs").get_entity("current", "current")["RunId"]


def customer(service, run, customer_id):
    """One customer's prediction, or None."""
    try:
        row = service.get_table_client("Predictions").get_entity(f"{run}-{shard(customer_id)}", encoded(customer_id))
    except ResourceNotFoundError:
        return None
    return {**row, "History": json.loads(row["History"]), "DriverContributions": json.loads(row["DriverContributions"])}


def ranking(service, run, name, top):
    """Rows come in the order of their keys, which are places."""
    return service.get_table_client("Rankings").query_entities(
        "PartitionKey eq @list and RowKey lt @end", parameters={"list": f"{run}-{name}", "end": f"{int(top):05d}"})


def lists(service, run):
    return service.get_table_client("Rankings").query_entities("PartitionKey eq @run", parameters={"run": run})


def metrics(service, run, segment=None):
    """Of all customers the row keys are 'all' and months; of a segment they begin with 'segment-'."""
    if segment is None:
        text, parameters = "PartitionKey eq @run and RowKey lt 'segment-'", {"run": run}
    else:
        text, parameters = "PartitionKey eq @run and Segment eq @segment", {"run": run, "segment": segment}
    return service.get_table_client("Metrics").query_entities(text, parameters=parameters)


def outcomes(service, customer_id):
    """Outcomes belong to no run. Their keys go on with digits after the '!', and ':' comes after the digits."""
    key = encoded(customer_id)
    return service.get_table_client("Outcomes").query_entities(
        "PartitionKey eq @shard and RowKey ge @first and RowKey lt @end",
        parameters={"shard": shard(customer_id), "first": f"{key}!0", "end": f"{key}!:"})


def in_band(service, run, band):
    """'.' is the character after '-', so this is every shard of the run and nothing else."""
    return service.get_table_client("Predictions").query_entities(
        "PartitionKey ge @first and PartitionKey lt @end and Band eq @band",
        parameters={"first": f"{run}-", "end": f"{run}.", "band": band})


def main(command, *arguments):
    with TableServiceClient.from_connection_string(os.environ["AzureWebJobsStorage"]) as service:
        run = current_run(service)
        if command == "customer":
            rows = [customer(service, run, customer_id) for customer_id in arguments]
        elif command == "outcomes":
            rows = outcomes(service, *arguments)
        else:
            rows = {"list": ranking, "lists": lists, "metrics": metrics, "band": in_band}[command](service, run, *arguments)
        for row in rows:
            print(json.dumps(plain(row), default=str))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
