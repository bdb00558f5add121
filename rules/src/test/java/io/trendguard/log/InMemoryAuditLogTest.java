package io.trendguard.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryAuditLogTest extends AuditLogContract {
    @Override
    protected AuditLog openEmpty() {
        return new InMemoryAuditLog();
    }

    @Test
    void whatIsHeldIsSequencedButNotDurable() {
        InMemoryAuditLog fake = (InMemoryAuditLog) log;
        fake.holdForce();
        var appended = log.append(SHOP, List.of(decision("a")));
        assertThat(appended.durable()).isNotDone();
        assertThat(log.read(SHOP, 0)).isEmpty();
        fake.releaseForce();
        assertThat(appended.durable()).isDone();
        assertThat(log.read(SHOP, 0)).isPresent();
    }

    @Test
    void failedWritesAreToldAndEndWhenThereIsRoom() {
        InMemoryAuditLog fake = (InMemoryAuditLog) log;
        fake.failWrites(true);
        assertThatThrownBy(() -> log.append(SHOP, List.of(decision("a")))).isInstanceOf(LogUnavailableException.class);
        fake.failWrites(false);
        assertThat(log.append(SHOP, List.of(decision("a"))).firstPosition()).isZero();
    }
}
