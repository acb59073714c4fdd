package couplinglab.controlroom.process;

import org.jspecify.annotations.Nullable;

/** Something that a person can put right; the message is one sentence that says what and how, without a stack trace. */
public abstract class LabFailure extends RuntimeException {
    protected LabFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The message, which is never missing here. */
    public final String sentence() {
        return String.valueOf(getMessage());
    }
}
