package io.trendguard.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSchemasTest {
    @Test
    void aPublishedSchemaSaysWhatAFieldMeansAndHolds() throws Exception {
        ObjectNode schema = EventSchemas.jsonSchema(Feed.RESALE_PRICE);

        assertThat(CanonicalJson.string(schema))
                .isEqualTo(CanonicalJson.string(Json.mapper().readTree("""
                    {"$schema": "https://json-schema.org/draft/2020-12/schema",
                     "$id": "/schemas/resale-price/1",
                     "title": "io.trendguard.resale-price",
                     "type": "object",
                     "properties": {
                       "product_id": {"description": "The product", "type": "string", "minLength": 1,
                         "maxLength": 200, "examples": ["sku-4711"]},
                       "marketplace": {"description": "The market", "type": "string", "minLength": 1,
                         "maxLength": 200, "examples": ["vinted"]},
                       "price_minor": {"description": "Price", "type": "integer", "minimum": 0,
                         "maximum": 10000000000, "x-unit": "minor units", "examples": [3100]},
                       "currency": {"description": "ISO 4217 currency", "type": "string", "minLength": 1,
                         "pattern": "^[A-Z]{3}$", "examples": ["EUR"]}},
                     "required": ["product_id", "marketplace", "price_minor", "currency"],
                     "additionalProperties": false,
                     "examples": [{"product_id": "sku-4711", "marketplace": "vinted", "price_minor": 3100,
                       "currency": "EUR"}]}
                    """)));
    }

    /** What the published schema requires is what the reader requires: dropping any required field is refused, any other is not. */
    @ParameterizedTest
    @EnumSource(Feed.class)
    void theReaderRequiresWhatThePublishedSchemaRequires(Feed feed) {
        JsonNode schema = EventSchemas.jsonSchema(feed);
        List<String> required = new ArrayList<>();
        schema.get("required").forEach(name -> required.add(name.asText()));

        schema.get("properties").fieldNames().forEachRemaining(field -> {
            EventBuilder without = EventBuilder.anEvent(feed).withoutField(field);
            if (required.contains(field)) {
                org.assertj.core.api.Assertions.assertThatThrownBy(without::build)
                        .hasMessageContaining("(data." + field + ") is required");
            } else {
                assertThat(without.build()).isNotNull();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void theReaderKeepsTheBoundsOfThePublishedSchema(Feed feed) {
        EventSchemas.jsonSchema(feed).get("properties").properties().forEach(property -> {
            JsonNode bounds = property.getValue();
            if (bounds.has("maximum")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> EventBuilder.anEvent(feed)
                                .with(property.getKey(), bounds.get("maximum").asLong() + 1)
                                .build())
                        .hasMessageContaining("data." + property.getKey());
                assertThat(EventBuilder.anEvent(feed)
                                .with(property.getKey(), bounds.get("maximum"))
                                .build())
                        .isNotNull();
            }
        });
    }

    @Test
    void theListingNamesEveryFieldOfEveryFeed() {
        String page = EventsDoc.markdown();

        for (Feed feed : Feed.values()) {
            assertThat(page).contains("`" + feed.type() + "`");
            EventSchemas.of(feed).names().forEach(name -> assertThat(page).contains("| `" + name + "` |"));
        }
        assertThat(page)
                .contains("| `lines[].paid_price_minor` | Price paid, each | a whole number of minor units from 0 to"
                        + " 10000000000 | required |")
                .contains("| an address of the channel | sealed under the person's key |")
                .contains("| `customer_id` | The customer | the shop's id of the customer, a text | required, replaced"
                        + " by a random reference |");
    }
}
