package couplinglab.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** What Tomcat refuses before any application sees it (a request line that is no HTTP), as a problem document. */
final class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private final ProblemWriter problems;

    ProblemValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpServletResponse answer = response.getResponse();
        try {
            problems.write(answer, Problem.of(status, detail(status)));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("Nobody was there to read why the request was refused", gone);
        }
    }

    private static String detail(HttpStatus status) {
        return status.is4xxClientError()
                ? "The request can't be read: " + status.getReasonPhrase() + ". Send well-formed HTTP."
                : "The request could not be answered. The service's log has the reason.";
    }
}
