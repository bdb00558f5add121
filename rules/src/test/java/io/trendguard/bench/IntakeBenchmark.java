package io.trendguard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.event.Event;
import io.trendguard.event.EventBuilder;
import io.trendguard.event.EventParser;
import io.trendguard.event.EventReader;
import io.trendguard.event.People;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.NewEntry;
import io.trendguard.log.payload.EventPayload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What it costs to take in a purchase of two lines: from bytes to the bytes that are logged. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IntakeBenchmark {
    private final EventReader reader = new EventReader();
    private final Tenant tenant = EventBuilder.SHOP;
    private final byte[] body = EventBuilder.aPurchaseEvent().json().toString().getBytes(StandardCharsets.UTF_8);
    private final JsonNode json = EventParser.parse(body);
    private final Event event = EventBuilder.aPurchaseEvent().build();
    private final JsonNode logged = Json.mapper().valueToTree(event);
    private final People people = new OnePerson(new PersonRef("p_AAAAAAAAAAAAAAAAAAAAAA"));

    /** The yardstick: bytes to a tree. */
    @Benchmark
    public JsonNode parse() {
        return EventParser.parse(body);
    }

    @Benchmark
    public Event read() {
        return reader.read(tenant, json, EventBuilder.NOON, people);
    }

    @Benchmark
    public byte[] contentBytes() {
        return EventReader.contentBytes(json);
    }

    @Benchmark
    public NewEntry toEntry() {
        return new EventPayload(event).toEntry(EventBuilder.NOON);
    }

    @Benchmark
    public Event fromLog() {
        return io.trendguard.event.EventJson.fromLog(logged);
    }

    private record OnePerson(PersonRef person) implements People {
        @Override
        public PersonRef reference(String customerId) {
            return person;
        }

        @Override
        public String seal(PersonRef someone, String field, String text) {
            return text;
        }
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include("io.trendguard.bench.(Intake|Payload)Benchmark")
                        .build())
                .run();
    }
}
