package couplinglab.controlroom.soak;

/** A planned fault could not be made to happen, so that the run does not prove what it was to prove. */
final class DidNotHappen extends RuntimeException {
    DidNotHappen(String why) {
        super(why);
    }
}
