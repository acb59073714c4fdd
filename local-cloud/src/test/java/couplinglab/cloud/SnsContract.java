package couplinglab.cloud;

/** What the lab relies on of SNS. Where a cloud differs, {@link SnsDifference} says so, and the test pins it. */
interface SnsContract
        extends TopicContract,
                SubscriptionContract,
                PublishContract,
                SubscriptionDeadLetterContract,
                PublishBatchContract,
                MessageSizeContract,
                FilterContract {}
