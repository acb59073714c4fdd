"""The queues, the topic, the buses and the bucket of the lab: run by LocalStack when it is ready, and safe to run again.

What is there with other settings is an error, as is everything else that fails; LocalStack is not healthy then. In Python,
because LocalStack runs it in its own process: as many calls of awslocal would start Python as many times. The same queues,
topic, buses, rules and bucket stand in shared-contracts, class Topology; tests compare both. The queue policies are what
AWS asks for: without them SNS and EventBridge may not send there, and say so to nobody.
"""

import json
import os

import boto3
from botocore.exceptions import ClientError

REGION = "us-east-1"
ACCOUNT = "000000000000"

DAY = 86400
SETTINGS = {"VisibilityTimeout": "10", "ReceiveMessageWaitTimeSeconds": "20"}
RETENTION = 4 * DAY
DEAD_LETTER_RETENTION = 14 * DAY
MAX_RECEIVES = 5

# Each with a queue for its dead letters.
QUEUES = [
    "orders",
    "order-confirmations",
    "order-confirmations-2",
    "notifications",
    "analytics",
    "fraud-review",
    "customs",
    "deliveries",
    "deliveries-2",
    "order-import",
]

TOPICS = {"order-placed": ["orders", "notifications", "analytics"]}

ORDERS = {"source": ["couplinglab.orders"], "detail-type": ["OrderPlaced"]}
BUSES = {
    "orders": {
        "every-order": (ORDERS, ["orders"]),
        "high-value": ({**ORDERS, "detail": {"total": [{"numeric": [">=", 1000]}]}}, ["fraud-review"]),
        "export": ({**ORDERS, "detail": {"destination": [{"anything-but": ["US"]}]}}, ["customs"]),
        "carrier-events": ({"source": ["partner.carrier"]}, ["deliveries", "deliveries-2"]),
    },
    # Where AWS's own services put their events.
    "default": {
        "order-imports": (
            {
                "source": ["aws.s3"],
                "detail-type": ["Object Created"],
                "detail": {"bucket": {"name": ["order-imports"]}},
            },
            ["order-import"],
        ),
    },
}

# Of each, the objects that appear are told to the default bus.
BUCKETS = ["order-imports"]


def client(service):
    return boto3.client(
        service,
        region_name=REGION,
        endpoint_url=os.environ.get("LAB_AWS_ENDPOINT", "http://localhost:4566"),
        aws_access_key_id=ACCOUNT,
        aws_secret_access_key="any",
    )


def arn(service, resource):
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}"


def make_queue(sqs, name, retention, more):
    try:
        sqs.create_queue(QueueName=name, Attributes={**SETTINGS, "MessageRetentionPeriod": str(retention), **more})
    except ClientError as refused:
        raise RuntimeError(f"The queue {name} could not be made as the lab needs it: {refused}") from refused


def make_queues(sqs):
    """All are tried, and all that fail named."""
    failures = []
    for queue in QUEUES:
        dead_letters = queue + "-dlq"
        redrive = {"deadLetterTargetArn": arn("sqs", dead_letters), "maxReceiveCount": MAX_RECEIVES}
        try:
            make_queue(sqs, dead_letters, DEAD_LETTER_RETENTION, {})
            make_queue(sqs, queue, RETENTION, {"RedrivePolicy": json.dumps(redrive)})
        except RuntimeError as failure:
            failures.append(str(failure))
    if failures:
        raise RuntimeError("\n".join(failures))


def make_topics(sns, senders):
    for topic, queues in TOPICS.items():
        topic_arn = sns.create_topic(Name=topic)["TopicArn"]
        for queue in queues:
            sns.subscribe(
                TopicArn=topic_arn,
                Protocol="sqs",
                Endpoint=arn("sqs", queue),
                Attributes={"RawMessageDelivery": "true"},
            )
            senders.setdefault(queue, []).append(("sns.amazonaws.com", topic_arn))


def make_bus(events, bus):
    try:
        events.create_event_bus(Name=bus)
    except events.exceptions.ResourceAlreadyExistsException:
        pass


def make_buses(events, senders):
    for bus, rules in BUSES.items():
        if bus != "default":
            make_bus(events, bus)
        for rule, (pattern, queues) in rules.items():
            rule_arn = events.put_rule(Name=rule, EventBusName=bus, EventPattern=json.dumps(pattern))["RuleArn"]
            targets = [{"Id": queue, "Arn": arn("sqs", queue), "InputPath": "$.detail"} for queue in queues]
            failed = events.put_targets(Rule=rule, EventBusName=bus, Targets=targets)["FailedEntries"]
            if failed:
                raise RuntimeError(f"The rule {rule} did not get its targets: {failed}")
            for queue in queues:
                senders.setdefault(queue, []).append(("events.amazonaws.com", rule_arn))


def make_buckets(s3):
    for bucket in BUCKETS:
        # In us-east-1, whoever owns it already may make it again.
        s3.create_bucket(Bucket=bucket)
        s3.put_bucket_notification_configuration(
            Bucket=bucket, NotificationConfiguration={"EventBridgeConfiguration": {}}
        )


def let_them_send(sqs, senders):
    for queue, allowed in senders.items():
        policy = {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": service},
                    "Action": "sqs:SendMessage",
                    "Resource": arn("sqs", queue),
                    "Condition": {"ArnEquals": {"aws:SourceArn": source}},
                }
                for service, source in allowed
            ],
        }
        url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
        sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(policy)})


senders = {}
make_queues(client("sqs"))
make_topics(client("sns"), senders)
make_buses(client("events"), senders)
make_buckets(client("s3"))
let_them_send(client("sqs"), senders)
