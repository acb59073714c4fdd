#!/usr/bin/env python3
"""A walk through SQS, SNS and EventBridge with other people's clients: boto3 and the AWS command line.

The same on the embedded cloud and on LocalStack. Leaves nothing behind. Needs boto3, and the command aws beside this
Python. Only ever talks to the endpoints that it is given.
"""

import argparse
import json
import os
import subprocess
import sys
import uuid
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

REGION = "us-east-1"
WAIT_SECONDS = 10

checks = 0


def check(what, actual, expected):
    global checks
    checks += 1
    if actual != expected:
        sys.exit(f"{what}: expected {expected!r}, was {actual!r}")


def refused(what, code, call):
    try:
        call()
    except ClientError as error:
        check(what, error.response["Error"]["Code"], code)
        return
    sys.exit(f"{what}: expected the error {code}, and there was none")


class Cloud:
    def __init__(self, sqs, events):
        self.endpoints = {"sqs": sqs, "sns": events, "events": events}
        self.suffix = uuid.uuid4().hex[:8]

    def client(self, service):
        return boto3.client(
            service,
            endpoint_url=self.endpoints[service],
            region_name=REGION,
            aws_access_key_id="stranger",
            aws_secret_access_key="stranger",
            config=Config(retries={"max_attempts": 1}),
        )

    def cli(self, service, *arguments):
        command = Path(sys.executable).with_name("aws")
        environment = dict(
            os.environ,
            AWS_ACCESS_KEY_ID="stranger",
            AWS_SECRET_ACCESS_KEY="stranger",
            AWS_DEFAULT_REGION=REGION,
            AWS_PAGER="",
            AWS_EC2_METADATA_DISABLED="true",
        )
        done = subprocess.run(
            [str(command), "--endpoint-url", self.endpoints[service], "--output", "json", service, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode != 0:
            sys.exit(f"aws {service} {' '.join(arguments)}: {done.stderr.strip()}")
        return json.loads(done.stdout) if done.stdout.strip() else {}


class Mailbox:
    """A queue of this walk."""

    def __init__(self, cloud, name):
        self.sqs = cloud.client("sqs")
        self.url = self.sqs.create_queue(QueueName=f"{name}-{cloud.suffix}")["QueueUrl"]
        attributes = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])
        self.arn = attributes["Attributes"]["QueueArn"]

    def take(self):
        """The next message, and deletes it; None if none comes."""
        answer = self.sqs.receive_message(
            QueueUrl=self.url, WaitTimeSeconds=WAIT_SECONDS, MessageAttributeNames=["All"]
        )
        for message in answer.get("Messages", []):
            self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
            return message
        return None

    def delete(self):
        self.sqs.delete_queue(QueueUrl=self.url)


def walk_through_sns(cloud):
    sns = cloud.client("sns")
    plain, wrapped, picky = (Mailbox(cloud, name) for name in ("plain", "wrapped", "picky"))
    topic = sns.create_topic(Name=f"walk-{cloud.suffix}")["TopicArn"]
    check("the same topic again", sns.create_topic(Name=f"walk-{cloud.suffix}")["TopicArn"], topic)
    raw = {"RawMessageDelivery": "true"}
    policy = {"FilterPolicy": json.dumps({"colour": ["green", {"prefix": "re"}]}), **raw}
    for mailbox, attributes in ((plain, raw), (wrapped, {}), (picky, policy)):
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=mailbox.arn, Attributes=attributes)
    listed = sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    check("subscriptions", sorted(one["Endpoint"] for one in listed), sorted([plain.arn, wrapped.arn, picky.arn]))

    colour = {"colour": {"DataType": "String", "StringValue": "red"}}
    number = sns.publish(TopicArn=topic, Message="hello", Subject="greeting", MessageAttributes=colour)["MessageId"]
    message = plain.take()
    check("raw body", message["Body"], "hello")
    check("raw attribute", message["MessageAttributes"]["colour"]["StringValue"], "red")
    envelope = json.loads(wrapped.take()["Body"])
    check("envelope", [envelope[field] for field in ("Type", "MessageId", "TopicArn", "Subject", "Message")],
          ["Notification", number, topic, "greeting", "hello"])
    check("filter that takes", picky.take()["Body"], "hello")

    batch = [
        {"Id": "a", "Message": "one"},
        {"Id": "b", "Message": "two",
         "MessageAttributes": {"colour": {"DataType": "String", "StringValue": "green"}}},
    ]
    answer = sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=batch)
    check("batch", sorted(entry["Id"] for entry in answer["Successful"]), ["a", "b"])
    check("copies of the batch", sorted(plain.take()["Body"] for _ in batch), ["one", "two"])
    check("filtered copy of the batch", picky.take()["Body"], "two")

    published = cloud.cli("sns", "publish", "--topic-arn", topic, "--message", "from the command line")
    check("answer to the command line", sorted(published), ["MessageId"])
    check("copy from the command line", plain.take()["Body"], "from the command line")
    topics = cloud.cli("sns", "list-topics")["Topics"]
    check("topic on the command line", topic in [one["TopicArn"] for one in topics], True)

    refused("publish to a topic that is none", "NotFound",
            lambda: sns.publish(TopicArn=topic + "-none", Message="x"))
    refused("a filter that is none", "InvalidParameter",
            lambda: sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=plain.arn,
                                  Attributes={"FilterPolicy": "{not json"}))
    refused("a batch of the same ids", "BatchEntryIdsNotDistinct",
            lambda: sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=[batch[0], batch[0]]))

    for one in listed:
        sns.unsubscribe(SubscriptionArn=one["SubscriptionArn"])
    sns.delete_topic(TopicArn=topic)
    for mailbox in (plain, wrapped, picky):
        mailbox.delete()


def walk_through_eventbridge(cloud):
    events = cloud.client("events")
    dear, cheap = (Mailbox(cloud, name) for name in ("dear", "cheap"))
    bus = f"walk-{cloud.suffix}"
    arn = events.create_event_bus(Name=bus)["EventBusArn"]
    check("bus", events.describe_event_bus(Name=bus)["Arn"], arn)
    refused("the same bus again", "ResourceAlreadyExistsException", lambda: events.create_event_bus(Name=bus))

    pattern = json.dumps({"source": ["walk"], "detail": {"total": [{"numeric": [">=", 1000]}]}})
    events.put_rule(Name="dear", EventBusName=bus, EventPattern=pattern)
    events.put_rule(Name="every", EventBusName=bus, EventPattern=json.dumps({"source": ["walk"]}))
    target = {"Id": "it", "Arn": dear.arn, "InputPath": "$.detail"}
    check("target", events.put_targets(Rule="dear", EventBusName=bus, Targets=[target])["FailedEntryCount"], 0)
    transformer = {"InputPathsMap": {"total": "$.detail.total"}, "InputTemplate": "{\"worth\": <total>}"}
    target = {"Id": "it", "Arn": cheap.arn, "InputTransformer": transformer}
    check("transformer", events.put_targets(Rule="every", EventBusName=bus, Targets=[target])["FailedEntryCount"], 0)
    check("rules", [rule["Name"] for rule in events.list_rules(EventBusName=bus)["Rules"]], ["dear", "every"])
    targets = events.list_targets_by_rule(Rule="dear", EventBusName=bus)["Targets"]
    check("targets", [one["Arn"] for one in targets], [dear.arn])

    def entry(detail):
        return {"EventBusName": bus, "Source": "walk", "DetailType": "Order", "Detail": detail}

    answer = events.put_events(Entries=[entry('{"total": 1500}'), entry("not json")])
    check("one of two", answer["FailedEntryCount"], 1)
    check("which, and why", [one.get("ErrorCode") for one in answer["Entries"]], [None, "MalformedDetail"])
    check("by input path", json.loads(dear.take()["Body"]), {"total": 1500})
    check("by transformer", json.loads(cheap.take()["Body"]), {"worth": 1500})

    put = cloud.cli("events", "put-events", "--entries", json.dumps([entry('{"total": 5}')]))
    check("from the command line", put["FailedEntryCount"], 0)
    check("its copy", json.loads(cheap.take()["Body"]), {"worth": 5})
    event = {"id": "1", "account": "000000000000", "source": "walk", "time": "2026-11-24T10:00:00Z", "region": REGION,
             "resources": [], "detail-type": "Order", "detail": {"total": 999}}
    tested = cloud.cli("events", "test-event-pattern", "--event-pattern", pattern, "--event", json.dumps(event))
    check("pattern that says no", tested["Result"], False)

    refused("a rule that is none", "ResourceNotFoundException",
            lambda: events.describe_rule(Name="none", EventBusName=bus))
    refused("a pattern that is none", "InvalidEventPatternException",
            lambda: events.test_event_pattern(EventPattern="[1]", Event=json.dumps(event)))

    for rule in ("dear", "every"):
        events.remove_targets(Rule=rule, EventBusName=bus, Ids=["it"])
        events.delete_rule(Name=rule, EventBusName=bus)
    events.delete_event_bus(Name=bus)
    for mailbox in (dear, cheap):
        mailbox.delete()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sqs", required=True, metavar="URL")
    parser.add_argument("--events", required=True, metavar="URL", help="of SNS and EventBridge")
    options = parser.parse_args()
    cloud = Cloud(options.sqs, options.events)
    walk_through_sns(cloud)
    walk_through_eventbridge(cloud)
    print(f"{checks} checks held on {options.events}")


if __name__ == "__main__":
    main()
