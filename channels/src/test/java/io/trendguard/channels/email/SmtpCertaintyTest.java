package io.trendguard.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.HandOver.Remedy;
import io.trendguard.channels.email.ScriptedSmtpServer.Act;
import io.trendguard.channels.email.ScriptedSmtpServer.Moment;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is certain after a mail server broke off, at each moment of the conversation and over real sockets. */
class SmtpCertaintyTest {

    static Stream<Arguments> endings() {
        return Stream.of(new Act.Close(), new Act.Reset(), new Act.Silence())
                .flatMap(act -> Stream.of(Moment.values()).map(moment -> Arguments.of(moment, act)));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aBrokenConnectionIsAFailureBeforeTheContentADoubtAfterItAndNothingAfterTheReply(Moment moment, Act act) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(moment, act)) {
            HandOver result = handOver(server.port());
            switch (moment) {
                case GREETING, EHLO, MAIL, RCPT, DATA -> {
                    assertThat(result).isInstanceOf(HandOver.Refused.class);
                    assertThat(server.stored()).isEmpty();
                }
                case CONTENT -> {
                    if (!(act instanceof Act.Silence)) { // silence while the content comes in changes nothing
                        assertThat(result).isInstanceOf(HandOver.InDoubt.class);
                        assertThat(server.stored()).isEmpty();
                    }
                }
                case STORED -> {
                    assertThat(result).isInstanceOf(HandOver.InDoubt.class);
                    assertThat(server.stored()).hasSize(1);
                }
                case QUIT -> {
                    assertThat(result).isEqualTo(new HandOver.Accepted("250 2.0.0 queued as Q1"));
                    assertThat(server.stored()).hasSize(1);
                }
            }
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Moment.GREETING, "554 no service", Remedy.PAUSE_CHANNEL),
                Arguments.of(Moment.MAIL, "550 5.7.1 sender refused", Remedy.PAUSE_CHANNEL),
                Arguments.of(Moment.RCPT, "550 5.1.1 <zoe@example.org> unknown", Remedy.NONE),
                Arguments.of(Moment.RCPT, "452 4.2.2 mailbox full", Remedy.RETRY),
                Arguments.of(Moment.RCPT, "421 4.3.2 shutting down", Remedy.PAUSE_CHANNEL),
                Arguments.of(Moment.DATA, "554 5.7.1 spam", Remedy.NONE),
                Arguments.of(Moment.DATA, "451 4.3.0 later", Remedy.RETRY),
                Arguments.of(Moment.STORED, "554 5.7.1 zoe@example.org does not like this", Remedy.NONE),
                Arguments.of(Moment.STORED, "451 4.3.0 later", Remedy.RETRY),
                Arguments.of(Moment.STORED, "421 4.3.2 shutting down", Remedy.PAUSE_CHANNEL));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsCertainAndItsCodeTellsWhatMakesSenseNext(Moment moment, String reply, Remedy remedy) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(moment, new Act.Reply(reply))) {
            assertThat(handOver(server.port())).isInstanceOfSatisfying(HandOver.Refused.class, refused -> {
                assertThat(refused.remedy()).isEqualTo(remedy);
                assertThat(refused.cause()).doesNotContain("zoe");
                if (moment != Moment.GREETING) {
                    assertThat(refused.cause()).contains(reply.substring(0, 9));
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STORED", "DATA"})
    void aReplyThatIsNeitherYesNorNoIsADoubtOnlyOnceTheContentIsOut(Moment moment) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(moment, new Act.Reply("what?"))) {
            assertThat(handOver(server.port()))
                    .isInstanceOf(moment == Moment.STORED ? HandOver.InDoubt.class : HandOver.Refused.class);
        }
    }

    @Test
    void aServerThatIsNotThereIsACertainFailureThatPausesTheChannel() {
        int port;
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            port = server.port();
        }
        assertThat(handOver(port))
                .isInstanceOfSatisfying(
                        HandOver.Refused.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.PAUSE_CHANNEL));
    }

    @Test
    void aMailIsHandedToTheServerOnceWhateverTheServerDoes() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().at(Moment.STORED, new Act.Reset())) {
            handOver(server.port());
            assertThat(server.storedWith("<t-1@trendguard.example>")).isEqualTo(1);
        }
    }

    private static HandOver handOver(int port) {
        try (MailPeers peers = new MailPeers(port)) {
            return peers.channel().handOver(MailPeers.mail("zoe@example.org"));
        }
    }
}
