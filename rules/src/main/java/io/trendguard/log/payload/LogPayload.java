package io.trendguard.log.payload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.trendguard.event.PersonRef;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.json.JsonWords;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What an entry of the log says. Its JSON names its kind and the version of its schema. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EventPayload.class, name = "event"),
    @JsonSubTypes.Type(value = DecisionPayload.class, name = "decision"),
    @JsonSubTypes.Type(value = AllocationPayload.class, name = "allocation"),
    @JsonSubTypes.Type(value = TreatmentPayload.class, name = "treatment"),
    @JsonSubTypes.Type(value = AttemptPayload.class, name = "attempt"),
    @JsonSubTypes.Type(value = DeliveryPayload.class, name = "delivery"),
    @JsonSubTypes.Type(value = DispositionPayload.class, name = "disposition"),
    @JsonSubTypes.Type(value = PublicationPayload.class, name = "publication"),
    @JsonSubTypes.Type(value = RejectionPayload.class, name = "rejection"),
    @JsonSubTypes.Type(value = SnapshotPayload.class, name = "snapshot")
})
@JsonIgnoreProperties(value = "schema_version", allowGetters = true)
public sealed interface LogPayload
        permits EventPayload,
                DecisionPayload,
                AllocationPayload,
                TreatmentPayload,
                AttemptPayload,
                DeliveryPayload,
                DispositionPayload,
                PublicationPayload,
                RejectionPayload,
                SnapshotPayload {
    /** The kind of its entry. */
    EntryKind kind();

    /** The version of its schema that is written now. */
    @JsonProperty("schema_version")
    default int schemaVersion() {
        return 1;
    }

    /** The person it is about, where it is about one. */
    default Optional<PersonRef> person() {
        return Optional.empty();
    }

    /**
     * The entry that says it.
     *
     * @param time when it was known
     */
    default NewEntry toEntry(Instant time) {
        return new NewEntry(kind(), schemaVersion(), time, CanonicalJson.bytes(this));
    }

    /**
     * What an entry says; absent once it is erased.
     *
     * @throws IllegalArgumentException if it cannot be read, naming the entry
     */
    static Optional<LogPayload> of(Entry entry) {
        return entry.payload().map(payload -> {
            try {
                LogPayload read = entry.kind() == EntryKind.DECISION
                        ? DecisionPayloadJson.read(payload)
                        : Json.mapper().readValue(payload, LogPayload.class);
                if (read.kind() != entry.kind() || entry.schemaVersion() > read.schemaVersion()) {
                    throw new IllegalArgumentException(
                            "The entry (%s/%d) is of kind (%s) version (%d) and says (%s). Maybe a newer version wrote it."
                                    .formatted(
                                            entry.tenant(),
                                            entry.position(),
                                            entry.kind(),
                                            entry.schemaVersion(),
                                            read.kind()));
                }
                return read;
            } catch (IOException e) {
                String why = e instanceof JsonProcessingException json ? ": " + JsonWords.of(json) : "";
                throw new IllegalArgumentException(
                        "The entry (%s/%d) of kind (%s) cannot be read%s. Maybe a newer version wrote it."
                                .formatted(entry.tenant(), entry.position(), entry.kind(), why),
                        e);
            }
        });
    }
}
