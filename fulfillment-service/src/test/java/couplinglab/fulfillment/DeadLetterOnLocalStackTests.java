package couplinglab.fulfillment;

class DeadLetterOnLocalStackTests extends LocalStackService implements DeadLetterContract {}
