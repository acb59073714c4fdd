#!/usr/bin/env bash
# The queues of the lab, with awslocal: run by LocalStack when it is ready, and safe to run again. A queue that is there
# with other settings is an error, as is everything else that fails; LocalStack is not healthy then.
# The same queues stand in shared-contracts, class Topology; a test compares both, attribute by attribute.
set -euo pipefail

DAY=86400
VISIBILITY=10
LONG_POLL=20
MAX_RECEIVES=5
QUEUES="orders order-confirmations order-confirmations-2 notifications analytics fraud-review customs deliveries deliveries-2 order-import"

create() { # name, days that a message is kept, more attributes
  local said
  if ! said=$(awslocal sqs create-queue --queue-name "$1" --output text --attributes \
    "{\"VisibilityTimeout\":\"$VISIBILITY\",\"ReceiveMessageWaitTimeSeconds\":\"$LONG_POLL\",\"MessageRetentionPeriod\":\"$(($2 * DAY))\"${3:-}}" 2>&1); then
    echo "The queue $1 could not be made as the lab needs it: $said" >&2
    return 1
  fi
}

create_with_dead_letters() {
  create "$1-dlq" 14 || return 1
  create "$1" 4 ",\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:us-east-1:000000000000:$1-dlq\\\",\\\"maxReceiveCount\\\":$MAX_RECEIVES}\""
}

export AWS_DEFAULT_REGION=us-east-1

# Four at a time: each call starts a Python of its own, which is most of the wait. All are tried, and all that fail named.
running=()
failures=0
for queue in $QUEUES; do
  if [ "${#running[@]}" -ge 4 ]; then
    wait "${running[0]}" || failures=$((failures + 1))
    running=("${running[@]:1}")
  fi
  create_with_dead_letters "$queue" &
  running+=("$!")
done
for pid in "${running[@]}"; do
  wait "$pid" || failures=$((failures + 1))
done
[ "$failures" -eq 0 ]
