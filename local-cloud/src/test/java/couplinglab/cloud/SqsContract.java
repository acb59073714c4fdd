package couplinglab.cloud;

/** What the lab relies on of SQS. Where a cloud differs, its class overrides the promise with what it does instead. */
interface SqsContract extends DeliveryContract, BodyContract, BatchContract, QueueContract {}
