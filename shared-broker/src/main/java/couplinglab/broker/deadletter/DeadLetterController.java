package couplinglab.broker.deadletter;

import couplinglab.web.Page;
import couplinglab.web.PageRequest;
import couplinglab.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What could not be worked on: to be looked at, tried again, or thrown away. */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {
    private final DeadLetters deadLetters;
    private final Redrive redrive;

    DeadLetterController(DeadLetters deadLetters, Redrive redrive) {
        this.deadLetters = deadLetters;
        this.redrive = redrive;
    }

    @GetMapping
    Page<DeadLetter> page(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        var request = PageRequest.of(after, limit);
        return Page.of(request, deadLetters.after(request.after(), request.limit()), DeadLetter::arrival);
    }

    /**
     * All in one call; or with a limit as many, for callers that want to see how it goes on: they ask with {@code next} as
     * {@code after} until there is none.
     */
    @PostMapping("/redrive")
    RedriveAnswer redriveAll(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        if (after == null && limit == null) {
            return RedriveAnswer.of(new Redrive.Step(redrive.all(), 0, null));
        }
        var course = after == null ? redrive.begin() : RedriveAnswer.course(after);
        return RedriveAnswer.of(redrive.step(course, PageRequest.of(null, limit).limit()));
    }

    @PostMapping("/{id}/redrive")
    Redrive.Redriven redriveOne(@PathVariable String id) {
        return redrive.one(id).orElseThrow(DeadLetterController::unknown);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        if (!deadLetters.discard(id)) {
            throw unknown();
        }
    }

    private static ErrorResponseException unknown() {
        return Problem.notFound("There is no dead letter of this id. GET /dead-letters lists those that are there.");
    }
}
