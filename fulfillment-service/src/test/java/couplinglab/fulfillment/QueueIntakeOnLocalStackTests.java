package couplinglab.fulfillment;

class QueueIntakeOnLocalStackTests extends LocalStackService implements QueueIntakeContract {}
