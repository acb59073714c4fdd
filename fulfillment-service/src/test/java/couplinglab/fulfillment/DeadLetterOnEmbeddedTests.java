package couplinglab.fulfillment;

class DeadLetterOnEmbeddedTests extends EmbeddedService implements DeadLetterContract {}
