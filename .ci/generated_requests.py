#!/usr/bin/env python3
"""Sends generated requests to a lab that is up, and reads back what it stored.

Schemathesis makes the requests out of the services' own OpenAPI documents, against them as well as after them; this
script adds orders that are good and orders with one thing wrong. It fails on any 5xx, on an order, shipment or dead
letter that is against the contract, and where the stored orders are not exactly those that were accepted.

    generated_requests.py --ports 8080 --seed 1 --examples 100 --schemathesis PATH
"""

import argparse
import collections
import copy
import decimal
import http.client
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

ORDER_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
MODES = ["direct", "guarded", "queue", "topic", "bus"]
REPLY_QUEUES = ["order-confirmations", "order-confirmations-2"]
COUNTRIES = ["US", "DE", "JP", "BR", "ZA"]
# It is no use to find out that the lab can be killed, and /error is where errors are rendered.
LEFT_OUT = "^/(chaos|error)"
NAMES = "ada Zoë 李雷 🙂 o'hara \"quoted\" <b> ${jndi:x} %s \\n".split()


def main():
    options = arguments()
    chance = random.Random(options.seed)
    orders = Service("order-service", options.ports + 1)
    shipping = Service("fulfillment-service", options.ports + 2)
    run = Run()
    before = {order["orderId"] for order in orders.pages("/orders")}
    for mode in ["direct", "queue"]:
        switch(orders, mode)
        for service, path in [(orders, "/orders"), (shipping, "/fulfillments")]:
            generated(run, service, options)
            own(run, service, path, chance, options.examples)
    switch(orders, "direct")
    stored = drained(orders)
    problems = run.problems
    check(problems, orders, stored, valid_order)
    shipments = shipping.pages("/fulfillments")
    check(problems, shipping, shipments, valid_shipment)
    shipped = collections.Counter(shipment["orderId"] for shipment in shipments)
    compare(problems, "shipped twice", {key for key, count in shipped.items() if count > 1})
    compare(problems, "fulfilled, but not shipped", {k for k in run.accepted if shipped[k] != 1})
    check(problems, shipping, shipping.pages("/dead-letters"), valid_dead_letter)
    new = {order["orderId"]: order for order in stored if order["orderId"] not in before}
    accepted = {key for key, order in new.items() if order["status"] not in ("REFUSED", "UNKNOWN")}
    compare(problems, "accepted, but not stored", run.accepted - {order["orderId"] for order in stored})
    compare(problems, "stored as accepted, but never answered so", accepted - run.accepted)
    compare(problems, "stored without an answer", new.keys() - run.accepted - run.refused)
    compare(problems, "in the queue for ever", {k for k, order in new.items() if order["status"] == "PLACED"})
    report(run, new, len(shipments))
    sys.exit(1 if problems else 0)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ports", type=int, default=8080)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=100, help="requests an operation, roughly")
    parser.add_argument("--schemathesis", default="schemathesis")
    return parser.parse_args()


class Service:
    def __init__(self, name, port):
        self.name = name
        self.port = port

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def pages(self, path):
        items, after = [], ""
        while True:
            status, body = self.ask("GET", f"{path}?limit=500{after}")
            if status != 200:
                sys.exit(f"{self.name} {path}: {status} {body}")
            page = json.loads(body)
            items += page["items"]
            if page["next"] is None:
                return items
            after = "&after=" + urllib.parse.quote(page["next"])


class Run:
    """What was answered, by whom and how often."""

    def __init__(self):
        self.answers = collections.Counter()
        self.accepted = set()
        self.refused = set()
        self.problems = []

    def saw(self, service, origin, method, url, status, body):
        self.answers[(service.name, origin, status)] += 1
        if status >= 500 or status == 0:
            self.problems.append(f"{service.name}: {status} after {method} {url}: {body[:200]}")
        path = urllib.parse.urlsplit(url).path
        if service.name == "order-service" and method == "POST" and path == "/orders":
            self.placed(status, body)

    def placed(self, status, body):
        try:
            order_id = json.loads(body).get("orderId")
        except (ValueError, AttributeError):
            order_id = None
        if status in (201, 202):
            self.accepted.add(order_id)
        elif order_id:
            self.refused.add(order_id)


def switch(orders, mode):
    status, body = orders.ask(
        "PUT", "/coupling", json.dumps({"mode": mode}), {"Content-Type": "application/json"})
    if status != 200:
        sys.exit(f"The switch answered {status}: {body}")


def generated(run, service, options):
    """Schemathesis may not turn the switch, or nobody would know which mode was tried."""
    _, document = service.ask("GET", "/v3/api-docs")
    schema = narrowed(json.loads(document))
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "openapi.json")
        file.write_text(json.dumps(schema))
        har = pathlib.Path(folder, "requests.har")
        command = [
            options.schemathesis, "run", str(file), "--url", f"http://localhost:{service.port}",
            "--exclude-path-regex", LEFT_OUT, "--max-examples", str(options.examples), "--no-shrink",
            "--seed", str(options.seed), "--checks", "not_a_server_error", "--continue-on-failure",
            "--suppress-health-check", "all", "--report", "har", "--report-har-path", str(har),
            "--workers", "2", "--no-color", "--exclude-operation-id", "put"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if not har.exists():
            sys.exit(f"schemathesis made no requests:\n{done.stdout}\n{done.stderr}")
        for entry in json.loads(har.read_text())["log"]["entries"]:
            request, answer = entry["request"], entry["response"]
            run.saw(service, "generated", request["method"], request["url"], answer["status"],
                    answer["content"].get("text", ""))


def narrowed(schema):
    """The documents say less than the contract: what is generated after them would hardly ever be accepted."""
    schemas = schema["components"]["schemas"]
    for name in ("OrderContent", "OrderPlaced"):
        if name in schemas:
            fields = schemas[name]["properties"]
            fields["customer"].update(minLength=1, maxLength=64)
            fields["destination"].update(enum=COUNTRIES)
            fields["lines"].update(minItems=1, maxItems=50)
            schemas[name]["required"] = [field for field in fields if field != "key"]
            if "replyTo" in fields:
                fields["replyTo"].update(enum=REPLY_QUEUES)
                fields["orderId"].update(pattern=f"^{ORDER_ID}$")
    line = schemas["OrderLine"]
    line["required"] = list(line["properties"])
    line["properties"]["sku"].update(pattern="^[A-Z0-9-]{1,32}$")
    line["properties"]["quantity"].update(minimum=1, maximum=1000)
    line["properties"]["unitPrice"].update(pattern=r"^[0-9]{1,5}(\.[0-9]{1,2})?$")
    return schema


def own(run, service, path, chance, examples):
    """Good orders, the same ones again, and some with one thing wrong."""
    sent = []
    for _ in range(examples * 3):
        headers = {"Content-Type": "application/json"}
        content = order(chance)
        if path == "/fulfillments":
            content = placed_order(content, chance)
        elif chance.random() < 0.5:
            headers["Idempotency-Key"] = str(uuid.UUID(int=chance.getrandbits(128)))
        body = json.dumps(content)
        kind = chance.random()
        if kind < 0.2 and sent:
            body, headers = chance.choice(sent)
        elif kind < 0.6:
            body = broken(content, chance)
        else:
            sent.append((body, headers))
        status, answer = service.ask("POST", path, body.encode("utf-8", "surrogatepass"), headers)
        run.saw(service, "own", "POST", path, status, answer.decode("utf-8", "replace"))


def order(chance):
    return {
        "customer": chance.choice(NAMES),
        "destination": chance.choice(COUNTRIES),
        "lines": [
            {"sku": chance.choice(["TEA-1", "CUP-7", "-"]), "quantity": chance.randint(1, 1000),
             "unitPrice": chance.choice(["4.50", "0", "99999.99", "7", "0.1"])}
            for _ in range(chance.choice([1, 1, 2, 50]))],
    }


def placed_order(content, chance):
    total = sum(decimal.Decimal(line["unitPrice"]) * line["quantity"] for line in content["lines"])
    return {
        "orderId": str(uuid.UUID(int=chance.getrandbits(128), version=4)), **content, "total": float(total),
        "placedAt": "2026-11-24T08:30:00Z", "replyTo": chance.choice(REPLY_QUEUES)}


def broken(content, chance):
    """One thing wrong: a value of another kind somewhere, a field too few or too many, or text that is no JSON."""
    wrong = copy.deepcopy(content)
    where = chance.choice([wrong, chance.choice(wrong["lines"])])
    field = chance.choice(list(where))
    text = json.dumps(wrong)
    way = chance.randrange(7)
    if way == 0:
        where[field] = chance.choice(
            [None, True, -1, 0, 1e308, 10 ** 40, 0.5, "", "\0", "\ud800", "\uffff", "x" * 70, "a\r\nb", [], {}, [[]]])
    elif way == 1:
        del where[field]
    elif way == 2:
        where[chance.choice(["", "__proto__", "total", "status", "x" * 300, "\r\n"])] = 1
    elif way == 3:
        return text[: chance.randrange(len(text))]
    elif way == 4:
        at = chance.randrange(len(text))
        return text[:at] + chance.choice(["\0", "\x7f", "}", "\"", "\ufeff", "\ud800", "NaN", "//", "é"]) + text[at:]
    elif way == 5:
        return "[" * chance.choice([10, 999, 30_000])
    else:
        return text[:-1] + "," + text[1:]
    return json.dumps(wrong)


def drained(orders):
    """Until no order waits in the queue any more, two minutes at most: what waits then is reported."""
    deadline = time.monotonic() + 120
    while True:
        stored = orders.pages("/orders")
        if all(order["status"] != "PLACED" for order in stored) or time.monotonic() > deadline:
            return stored
        time.sleep(1)


def check(problems, service, items, valid):
    for item in items:
        try:
            valid(item)
        except (AssertionError, KeyError, TypeError, ValueError) as wrong:
            problems.append(f"{service.name} stored what it should not have: {wrong!r} in {json.dumps(item)[:300]}")


def valid_content(item):
    customer = item["customer"]
    assert isinstance(customer, str) and 1 <= len(customer) <= 64, "customer"
    assert not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", customer), "customer"
    assert re.fullmatch("[A-Z]{2}", item["destination"]), "destination"
    assert 1 <= len(item["lines"]) <= 50, "lines"
    total = decimal.Decimal(0)
    for line in item["lines"]:
        assert line.keys() == {"sku", "quantity", "unitPrice"}, "line"
        assert re.fullmatch("[A-Z0-9-]{1,32}", line["sku"]), "sku"
        assert isinstance(line["quantity"], int) and 1 <= line["quantity"] <= 1000, "quantity"
        assert re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,2})?", line["unitPrice"]), "unitPrice"
        total += decimal.Decimal(line["unitPrice"]) * line["quantity"]
    assert decimal.Decimal(str(item["total"])) == total, "total"
    assert item.get("key") is None or re.fullmatch("[\x21-\x7e]{1,255}", item["key"]), "key"


def valid_order(item):
    valid_content(item)
    assert re.fullmatch(ORDER_ID, item["orderId"]), "orderId"
    assert item["mode"] in MODES, "mode"
    assert item["status"] in ("REFUSED", "UNKNOWN", "PLACED", "DEAD_LETTERED", "FULFILLED", "DELIVERED"), "status"
    if item["status"] != "DELIVERED":
        assert (item.get("fulfillment") is not None) == (item["status"] == "FULFILLED"), "fulfillment"
    if item["status"] not in ("UNKNOWN", "DEAD_LETTERED"):
        assert ("deliveredAt" in item) == (item["status"] == "DELIVERED"), "deliveredAt"


def valid_shipment(item):
    valid_content(item)
    assert str(uuid.UUID(item["orderId"])) == item["orderId"], "orderId"
    assert item["shipment"] > 0, "shipment"


def valid_dead_letter(item):
    raise AssertionError("nothing that was sent may become a dead letter")


def compare(problems, name, keys):
    if keys:
        problems.append(f"{len(keys)} orders {name}: {sorted(map(str, keys))[:5]}")


def report(run, new, shipments):
    for (service, origin, status), count in sorted(run.answers.items()):
        print(f"{service:20} {origin:10} {status} {count:6}")
    statuses = collections.Counter(order["status"] for order in new.values())
    print(f"{sum(run.answers.values())} requests; {len(run.accepted)} orders accepted, {len(new)} stored: {dict(statuses)};"
          f" {shipments} shipments in all")
    for problem in run.problems[:20]:
        print("PROBLEM", problem)
    print(f"{len(run.problems)} problems")


if __name__ == "__main__":
    main()
