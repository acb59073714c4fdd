package couplinglab.order.web;

import couplinglab.contracts.Price;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What there is to order. It has nothing to do with fulfillment, and so shows whether the producer as a whole still
 * lives: when calls to the consumer hold every thread, this has stopped as well.
 */
@RestController
class CatalogController {
    private final Catalog catalog;

    CatalogController(JsonMapper mapper) throws IOException {
        try (InputStream items = new ClassPathResource("catalog.json").getInputStream()) {
            this.catalog = new Catalog(mapper.readValue(items, new TypeReference<List<Item>>() {}));
        }
    }

    record Catalog(List<Item> items) {}

    record Item(String sku, String name, Price unitPrice) {}

    @GetMapping("/catalog")
    Catalog catalog() {
        return catalog;
    }
}
