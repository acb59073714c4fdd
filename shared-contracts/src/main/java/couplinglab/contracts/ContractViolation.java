package couplinglab.contracts;

/**
 * A value that the contract does not allow. It names the field at fault, as the sender spelled it, and its message
 * says what would be allowed; both may be shown to the sender.
 */
public final class ContractViolation extends IllegalArgumentException {
    private final String field;

    public ContractViolation(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field's path from the root of the document, for example {@code lines[2].quantity}. */
    public String field() {
        return field;
    }
}
