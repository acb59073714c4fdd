package couplinglab.controlroom.check;

/** At the end every queue is empty, what is in flight or delayed included. */
final class QueueRule {
    private final Violations found;

    QueueRule(Violations found) {
        this.found = found;
    }

    void judge(SoakFolder folder) {
        Lines.read(folder.queues(), QueueLine.class, this::judge);
    }

    private void judge(QueueLine queue) {
        if (!queue.isEmpty()) {
            found.add(
                    Rule.NOTHING_IS_LEFT_ON_THE_WAY,
                    () -> Subject.named(queue.queue()),
                    "The queue " + queue.queue() + " still holds " + queue.visible() + " visible, " + queue.inFlight()
                            + " in flight and " + queue.delayed() + " delayed messages.");
        }
    }
}
