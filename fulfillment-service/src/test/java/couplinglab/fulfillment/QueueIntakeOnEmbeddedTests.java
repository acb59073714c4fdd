package couplinglab.fulfillment;

class QueueIntakeOnEmbeddedTests extends EmbeddedService implements QueueIntakeContract {}
