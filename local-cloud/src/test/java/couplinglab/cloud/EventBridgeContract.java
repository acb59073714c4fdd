package couplinglab.cloud;

/** What the lab relies on of EventBridge. Where a cloud differs, its class overrides the promise with what it does instead. */
interface EventBridgeContract
        extends EventBusContract,
                EventRuleContract,
                EventTargetContract,
                PutEventsContract,
                TargetDeadLetterContract,
                EventEntryContract,
                TargetInputContract,
                EventPatternContract {}
