package couplinglab.web;

import java.io.IOException;

/** The request's body went over the limit while it was read. */
final class BodyTooLarge extends IOException {
    BodyTooLarge() {
        super("the body is larger than " + BodyLimit.MAX_BYTES + " bytes");
    }
}
