package couplinglab.controlroom.process;

/** A process was asked to end at once, and answers still or refused. */
public final class DidNotDie extends LabFailure {
    DidNotDie(String process, String reason) {
        super(process + " was asked to end by POST /chaos/kill on its management port, but " + reason + ".", null);
    }
}
