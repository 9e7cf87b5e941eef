"""The keys of the tables, made of a customer's id: keys.py ID ... prints shard and row key of each."""

import hashlib
import json
import sys

PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")


def escaped(text):
    """As ids stand in the paths of the HTTP API."""
    return "".join(chr(byte) if byte in PLAIN else f"~{byte:02X}" for byte in text.encode("utf-8"))


def encoded(text):
    """As ids and names stand in keys: shorter where they are long."""
    key = escaped(text)
    return key if len(key) <= 200 else f"{key[:130]}~~{hashlib.sha256(text.encode('utf-8')).hexdigest()}"


def shard(customer_id):
    return f"{hashlib.sha256(customer_id.encode('utf-8')).digest()[0]:02x}"


if __name__ == "__main__":
    for customer_id in sys.argv[1:]:
        print(json.dumps({"shard": shard(customer_id), "rowKey": encoded(customer_id)}))
