package io.trendguard.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.HandOver.Remedy;
import io.trendguard.channels.Secret;
import io.trendguard.channels.email.EmailSettings.Security;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A mail server with a password behind a real TLS handshake. */
class TlsTest {
    private static HandOver handOver(String host, int port, String password) {
        try (MailPeers peers =
                new MailPeers(MailPeers.settings(host, port, Security.TLS, Optional.of(new Secret(password))))) {
            return peers.channel().handOver(MailPeers.mail("zoe@example.org"));
        }
    }

    private static void letsNobodyIn(HandOver result, boolean sawThePassword) {
        assertThat(result).isInstanceOfSatisfying(HandOver.Refused.class, refused -> {
            assertThat(refused.remedy())
                    .as("nothing can be sent to anybody before this is mended")
                    .isEqualTo(Remedy.PAUSE_CHANNEL);
            assertThat(refused.cause()).contains("did not let us in").doesNotContain("wrong", TlsPeer.PASSWORD);
            assertThat(refused.cause().contains("did not take the user name and password"))
                    .as(refused.cause())
                    .isEqualTo(sawThePassword);
        });
    }

    @Test
    void overTlsWithThePasswordAMailIsAccepted() throws Exception {
        try (TlsPeer peer = new TlsPeer(true)) {
            assertThat(handOver("localhost", peer.port(), TlsPeer.PASSWORD)).isInstanceOf(HandOver.Accepted.class);
            assertThat(peer.received()).isEqualTo(1);
        }
    }

    @Test
    void withAWrongPasswordTheChannelPausesAndNothingIsInDoubt() throws Exception {
        try (TlsPeer peer = new TlsPeer(true)) {
            letsNobodyIn(handOver("localhost", peer.port(), "wrong"), true);
            assertThat(peer.received()).isZero();
        }
    }

    @Test
    void aServerWhoseCertificateNobodySignedNeverSeesThePassword() throws Exception {
        try (TlsPeer peer = new TlsPeer(false)) {
            letsNobodyIn(handOver("localhost", peer.port(), TlsPeer.PASSWORD), false);
            assertThat(peer.received()).isZero();
        }
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostNeverSeesThePassword() throws Exception {
        try (TlsPeer peer = new TlsPeer(true)) {
            letsNobodyIn(handOver("127.0.0.1", peer.port(), TlsPeer.PASSWORD), false);
            assertThat(peer.received()).isZero();
        }
    }
}
