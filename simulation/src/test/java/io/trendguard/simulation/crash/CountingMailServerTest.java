package io.trendguard.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.simulation.crash.CountingMailServer.Moment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingMailServerTest {

    /** Hands one mail over and gives the reply to its content; empty if there was none. */
    private static String send(CountingMailServer server, String messageId) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            in.readLine();
            String recipient = "";
            for (String line : List.of("EHLO shop", "MAIL FROM:<a@example.com>", "RCPT TO:<b@example.com>")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                recipient = in.readLine();
            }
            if (recipient.startsWith("4")) {
                return recipient;
            }
            socket.getOutputStream().write("DATA\r\n".getBytes(StandardCharsets.US_ASCII));
            in.readLine();
            String content = "Message-ID: <" + messageId + ">\r\nSubject: x\r\n\r\nHello\r\n.\r\n";
            socket.getOutputStream().write(content.getBytes(StandardCharsets.US_ASCII));
            String reply = in.readLine();
            return reply == null ? "" : reply;
        }
    }

    @Test
    void aMessageThatComesTwiceIsCountedTwice() throws IOException {
        try (CountingMailServer server = CountingMailServer.calm()) {
            send(server, "t_1@shop");
            send(server, "t_1@shop");
            send(server, "t_2@shop");

            assertThat(server.taken()).containsEntry("t_1@shop", 2).containsEntry("t_2@shop", 1);
        }
    }

    @Test
    void aSilentServerHasTheMessageAndDoesNotSaySo() throws IOException {
        try (CountingMailServer server = CountingMailServer.always(MailMood.SILENT)) {
            assertThat(send(server, "t_1@shop")).isEmpty();
            assertThat(server.taken()).containsEntry("t_1@shop", 1);
        }
    }

    @Test
    void aRefusedMessageIsNotTaken() throws IOException {
        try (CountingMailServer content = CountingMailServer.always(MailMood.REFUSES_CONTENT);
                CountingMailServer recipient = CountingMailServer.always(MailMood.REFUSES_RECIPIENT)) {
            assertThat(send(content, "t_1@shop")).startsWith("451");
            assertThat(send(recipient, "t_1@shop")).startsWith("451");
            assertThat(content.taken()).isEmpty();
            assertThat(recipient.taken()).isEmpty();
        }
    }

    @Test
    void itActsOnceAtTheMomentItWasToldTo() throws IOException {
        List<String> acts = new ArrayList<>();
        try (CountingMailServer server = CountingMailServer.calm()) {
            server.atNext(
                    Moment.CONTENT_READ,
                    () -> acts.add("read, taken " + server.taken().size()));
            send(server, "t_1@shop");
            send(server, "t_2@shop");

            assertThat(acts).containsExactly("read, taken 1");
            assertThat(server.forget()).isFalse();
        }
    }
}
