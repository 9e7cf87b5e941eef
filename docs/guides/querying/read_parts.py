"""Reads all predictions of the published run, and the outcomes, into pandas: read_parts.py prints a summary by band.

The connection string stands in AzureWebJobsStorage.
"""

import io
import json
import os

import pandas
from azure.data.tables import TableServiceClient
from azure.storage.blob import ContainerClient


def read(container, prefix):
    """The files whose names begin so, as one frame; ids stay text, whatever they look like."""
    frames = [
        pandas.read_csv(
            io.BytesIO(container.download_blob(blob.name).readall()), compression="gzip", encoding="utf-8",
            dtype={"customerId": str}, keep_default_na=False,
            na_values={"churnProbability": [""], "loyaltyProbability": [""], "valueAtRisk": [""]})
        for blob in container.list_blobs(name_starts_with=prefix)
    ]
    return pandas.concat(frames, ignore_index=True) if frames else None


def main():
    connection = os.environ["AzureWebJobsStorage"]
    with TableServiceClient.from_connection_string(connection) as service:
        run = service.get_table_client("Runs").get_entity("current", "current")["RunId"]
    with ContainerClient.from_connection_string(connection, "predictions") as container:
        predictions = read(container, f"{run}/part-")
        outcomes = read(container, f"{run}/outcomes-")
    if predictions is None:
        return
    for band, rows in predictions.groupby("band"):
        expected = rows["churnProbability"].sum()
        print(json.dumps({"band": band, "customers": len(rows), "expectedChurn": expected, "valueAtRisk": rows["valueAtRisk"].sum()}))
    if outcomes is not None:
        told = outcomes.merge(predictions, on="customerId")
        for result, rows in told.groupby("result"):
            print(json.dumps({"result": result, "outcomes": len(rows), "meanChurnProbability": rows["churnProbability"].mean()}))


if __name__ == "__main__":
    main()
