package couplinglab.web;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.OrderContent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with two doors, of which each leads to the same things. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(EdgeApplication.Door.class)
class EdgeApplication {

    @ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
    @Import(Door.class)
    static class ManagementDoor {}

    record Text(String text) {}

    @RestController
    static class Door {

        @PostMapping("/orders")
        OrderContent order(@RequestBody OrderContent order) {
            return order;
        }

        @PostMapping("/texts")
        Map<String, Integer> length(@RequestBody Text text) {
            return Map.of("length", text.text().length());
        }

        @RequestMapping(
                path = "/anything",
                method = {
                    RequestMethod.GET,
                    RequestMethod.POST,
                    RequestMethod.PUT,
                    RequestMethod.PATCH,
                    RequestMethod.DELETE
                })
        Map<String, Boolean> anything() {
            return Map.of("done", true);
        }

        @GetMapping("/pages")
        Page<Long> page(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
            var request = PageRequest.of(after, limit);
            return Page.of(request, List.of(request.after() + 1), position -> position);
        }

        @PostMapping("/broken")
        void broken() {
            throw new IllegalStateException("secret inside", new UnsupportedOperationException("deeper secret"));
        }

        @PostMapping("/broken-badly")
        void brokenBadly() {
            throw new AssertionError("secret inside");
        }

        @PostMapping("/violated")
        void violated() {
            throw new ContractViolation("lines[1].sku", "must be known");
        }

        @GetMapping("/missing")
        void missing() {
            throw Problem.notFound("There is no such order. Ask for one that was accepted.");
        }
    }
}
