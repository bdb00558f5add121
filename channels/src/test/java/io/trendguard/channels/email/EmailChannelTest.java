package io.trendguard.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.trendguard.channels.HandOver;
import io.trendguard.channels.HandOver.Remedy;
import io.trendguard.channels.Outgoing;
import io.trendguard.channels.Secret;
import io.trendguard.channels.message.Message;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at an ordinary mail server. */
class EmailChannelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailCarriesTreatmentLanguageAndAWayOut() throws Exception {
        try (MailPeers peers = new MailPeers(server.getSmtp().getPort())) {
            HandOver result = peers.channel()
                    .handOver(new Outgoing(
                            "t-7/EMAIL",
                            "zoe@example.org",
                            new Message(
                                    "keep-it", "de", "Dein Leinenhemd passt – größer?", "Grüße\n.\n{kein} <b>HTML</b>"),
                            URI.create("https://shop.example/r/abc"),
                            NOW));
            assertThat(result).isInstanceOf(HandOver.Accepted.class);
        }
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<t-7/EMAIL@trendguard.example>");
        assertThat(mail.getSubject()).isEqualTo("Dein Leinenhemd passt – größer?");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                .isEqualToIgnoringNewLines("Grüße\n.\n{kein} <b>HTML</b>");
        assertThat(mail.getContentLanguage()).containsExactly("de");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://shop.example/r/abc>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(mail.getFrom()[0]).hasToString("TrendGuard <shop@trendguard.example>");
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoe@example.org\r\nBcc: all@example.org",
                "zoe@example.org\nRCPT TO:<all@example.org>",
                "zoe@example.org, all@example.org",
                "all: zoe@example.org, max@example.org;",
                "Zoe <zoe@example.org>",
                "zoe@example.org all@example.org",
                "zoe",
                "@example.org",
                ""
            })
    void anAddressThatIsMoreOrLessThanOneAddressIsNotWrittenTo(String address) {
        try (MailPeers peers = new MailPeers(server.getSmtp().getPort())) {
            assertThat(peers.channel().handOver(MailPeers.mail(address)))
                    .isEqualTo(new HandOver.Unaddressable("The mail could not be addressed, so no server was asked."));
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void anAddressWithAPlusAndASubdomainIsWrittenTo() {
        try (MailPeers peers = new MailPeers(server.getSmtp().getPort())) {
            assertThat(peers.channel().handOver(MailPeers.mail("zoe+shop@mail.example.org")))
                    .isInstanceOf(HandOver.Accepted.class);
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatOffersNoTlsNeverSeesThePassword() {
        try (ScriptedSmtpServer plain = new ScriptedSmtpServer();
                MailPeers peers = new MailPeers(MailPeers.settings(
                        "localhost",
                        plain.port(),
                        EmailSettings.Security.STARTTLS,
                        Optional.of(new Secret("s3cret"))))) {
            HandOver result = peers.channel().handOver(MailPeers.mail("zoe@example.org"));
            assertThat(result)
                    .isInstanceOfSatisfying(
                            HandOver.Refused.class,
                            refused -> assertThat(refused.remedy()).isEqualTo(Remedy.PAUSE_CHANNEL));
            assertThat(plain.commands()).isNotEmpty().noneMatch(command -> command.startsWith("AUTH"));
            assertThat(plain.stored()).isEmpty();
        }
    }
}
