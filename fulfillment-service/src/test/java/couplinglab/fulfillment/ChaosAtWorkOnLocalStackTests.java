package couplinglab.fulfillment;

class ChaosAtWorkOnLocalStackTests extends LocalStackService implements ChaosAtWorkContract {}
