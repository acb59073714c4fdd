package couplinglab.cloud.wire;

/**
 * A service's way of saying no. The code is what the SDK makes its exception of, the status is that of HTTP, the
 * message is for people. Has no stack trace: it is an answer and not a failure.
 */
public final class AwsError extends RuntimeException {
    public static final int BAD_REQUEST = 400;

    private final int status;
    private final String code;

    public AwsError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static AwsError badRequest(String code, String message) {
        return new AwsError(BAD_REQUEST, code, message);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
