"""The HTTP API by the standard library alone.

    api.py customers SIZE [NAME=VALUE ...]   all pages of a list, SIZE at a time: api.py customers 100 band=high sort=value
    api.py run                               starts a run, and waits for its end
    api.py score FILE                        scores customers from their events; FILE holds the request, '-' is standard input
    api.py outcome ID JSON                   tells what came of a contact: '{"outcomeId":"call-778","contact":"called","result":"kept"}'

PIPELINE_URL is the address that serve and demo print, or the function app's. PIPELINE_KEY is a function key, if the API asks for one.
The output is one JSON object a line.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from keys import escaped


def send(method, path, body=None, etag=None):
    """Status, ETag and content of the answer; of 304 the content is None. Other errors are raised with the problem that the API names."""
    # The second header is what a server without keys asks for before it changes anything.
    headers = {"Accept": "application/json", "X-Pipeline-Request": "1"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    if etag is not None:
        headers["If-None-Match"] = etag
    if os.environ.get("PIPELINE_KEY"):
        headers["x-functions-key"] = os.environ["PIPELINE_KEY"]
    data = None if body is None else json.dumps(body).encode("utf-8")
    request = urllib.request.Request(os.environ["PIPELINE_URL"].rstrip("/") + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers["ETag"], json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == 304:
            return 304, etag, None
        raise SystemExit(f"{error.code}: {error.read().decode('utf-8')}")


def customers(size, **parameters):
    """Every customer of a list. The token keeps to the run that the first page came from."""
    token = None
    while True:
        query = {**parameters, "top": size, **({"token": token} if token else {})}
        _, _, page = send("GET", "/api/customers?" + urllib.parse.urlencode(query))
        yield from page["customers"]
        token = page.get("token")
        if token is None:
            return


def follow(run_id, seconds=2):
    """The run whenever it has changed, until its end. As long as nothing has, the answer is an empty 304."""
    etag = None
    while True:
        status, etag, run = send("GET", f"/api/runs/{run_id}", etag=etag)
        if status != 304:
            yield run
            if run["status"] in ("published", "failed", "incomplete", "cancelled"):
                return
        time.sleep(seconds)


def score(request):
    """Scores in the order of the request; nothing is stored."""
    _, _, scores = send("POST", "/api/score", request)
    return scores["customers"]


def tell(customer_id, outcome):
    """Keeps an outcome. With an outcomeId it can be told again after a broken connection: it is kept once."""
    status, _, kept = send("POST", f"/api/customers/{escaped(customer_id)}/outcomes", outcome)
    return {"isNew": status == 201, **kept}


def main(command, *arguments):
    if command == "customers":
        found = customers(int(arguments[0]), **dict(argument.split("=", 1) for argument in arguments[1:]))
    elif command == "run":
        _, _, started = send("POST", "/api/runs", {"force": False})
        found = follow(started["runId"])
    elif command == "score":
        with sys.stdin if arguments[0] == "-" else open(arguments[0], encoding="utf-8") as file:
            found = score(json.load(file))
    elif command == "outcome":
        found = [tell(arguments[0], json.loads(arguments[1]))]
    else:
        sys.exit(__doc__)
    for item in found:
        print(json.dumps(item), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
