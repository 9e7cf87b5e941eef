"""What a month costs, in US dollars, by the assumptions below: costs.py CUSTOMERS ... The prices were not fetched from Azure."""

import json
import sys

# Assumed list prices of the public cloud, US dollars, noted on 2026-11-23. Put your own here.
GB_SECOND, FREE_GB_SECONDS = 0.000026, 100_000  # Flex Consumption, on demand
MILLION_CALLS, FREE_CALLS = 0.40, 250_000
DEDICATED_PLAN = 62.0  # a P0v3 instance
HOT_GB, COOL_GB, TABLE_GB = 0.026, 0.0125, 0.056  # stored for a month, in three zones
QUEUE_CALLS = 0.004 / 10_000
LOG_GB = 2.30
ALERT_RULES = 5 * 0.50 + 0.10
PRIVATE_ENDPOINT, ENDPOINT_GB, DNS_ZONE = 7.30, 0.01, 0.50

# Assumed use.
MEMORY_GB = 2
ROWS = 15  # of a customer in a month: interactions and answers
MONTHS = 24  # of exports and events kept
LOOKUPS = 0.5  # of a customer in a month


def month(customers):
    seconds = (
        30 * (120 + 0.0015 * customers)  # nightly runs
        + 900  # training
        + 30 * 24 * 5  # timers
        + ROWS * customers / 50_000  # taking exports in
        + LOOKUPS * customers * 0.05  # API
    )
    exports = ROWS * customers * MONTHS * 100 / 1e9
    events = exports * 0.3
    predictions = 3 * customers * 2_000 / 1e9
    compute = max(0, seconds * MEMORY_GB - FREE_GB_SECONDS) * GB_SECOND + max(0, LOOKUPS * customers - FREE_CALLS) / 1e6 * MILLION_CALLS
    storage = exports * COOL_GB + events * HOT_GB + predictions * TABLE_GB + 3e6 * QUEUE_CALLS
    telemetry = (1 + 2.5 * customers / 1e6) * LOG_GB + ALERT_RULES
    network = 4 * (PRIVATE_ENDPOINT + DNS_ZONE) + 30 * (events + predictions / 3) * ENDPOINT_GB
    return compute, storage, telemetry, network


if __name__ == "__main__":
    for customers in map(int, sys.argv[1:]):
        compute, storage, telemetry, network = month(customers)
        opened = compute + storage + telemetry
        parts = {"compute": compute, "storage": storage, "telemetry": telemetry, "network": network, "together": opened + network,
                 "open": opened, "dedicated": opened + network - compute + DEDICATED_PLAN}
        print(json.dumps({"customers": customers} | {name: round(part) for name, part in parts.items()}))
