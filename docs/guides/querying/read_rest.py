"""Reads a table over REST with a SAS and an OData filter, by the standard library alone.

    read_rest.py TABLE FILTER          for example read_rest.py Runs "PartitionKey eq 'current'"

The connection string stands in AzureWebJobsStorage. The output is one JSON object a line.
"""

import base64
import datetime
import hashlib
import hmac
import json
import os
import sys
import urllib.parse
import urllib.request

VERSION = "2019-02-02"


def table_sas(account, key, table):
    """A SAS that reads one table for an hour. With a run's partition as spk and epk it would read no other."""
    expiry = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    # Permissions, start, expiry, resource, policy, addresses, protocols, version, first and last partition and row.
    text = "\n".join(["r", "", expiry, f"/table/{account}/{table.lower()}", "", "", "", VERSION, "", "", "", ""])
    signature = base64.b64encode(hmac.new(base64.b64decode(key), text.encode("utf-8"), hashlib.sha256).digest())
    return urllib.parse.urlencode({"sv": VERSION, "tn": table, "sp": "r", "se": expiry, "sig": signature.decode("ascii")})


def rows(endpoint, table, sas, text):
    """All rows that a filter finds, page by page."""
    following = {}
    while True:
        query = urllib.parse.urlencode({"$filter": text, **following}, quote_via=urllib.parse.quote)
        request = urllib.request.Request(
            f"{endpoint.rstrip('/')}/{table}()?{query}&{sas}",
            headers={"Accept": "application/json;odata=nometadata", "x-ms-version": VERSION})
        with urllib.request.urlopen(request) as answer:
            yield from json.load(answer)["value"]
            partition = answer.headers.get("x-ms-continuation-NextPartitionKey")
            row = answer.headers.get("x-ms-continuation-NextRowKey")
        if partition is None:
            return
        following = {"NextPartitionKey": partition, **({"NextRowKey": row} if row else {})}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    settings = dict(part.split("=", 1) for part in os.environ["AzureWebJobsStorage"].split(";") if part)
    signed = table_sas(settings["AccountName"], settings["AccountKey"], sys.argv[1])
    for found in rows(settings["TableEndpoint"], sys.argv[1], signed, sys.argv[2]):
        print(json.dumps(found))
