package io.trendguard.channels.outbox;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.OutboundChannel;
import io.trendguard.channels.Outgoing;
import io.trendguard.event.Channel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider that keeps what it takes and answers as the test says. */
final class RecordingChannel implements OutboundChannel {
    private final Channel channel;
    private final List<Outgoing> taken = new CopyOnWriteArrayList<>();
    private volatile Function<Outgoing, HandOver> answer = outgoing -> new HandOver.Accepted("250");

    RecordingChannel(Channel channel) {
        this.channel = channel;
    }

    /** What it answers; anything but a refusal means that it has the message. */
    void answers(Function<Outgoing, HandOver> answer) {
        this.answer = answer;
    }

    List<Outgoing> taken() {
        return List.copyOf(taken);
    }

    List<String> treatmentIds() {
        return taken.stream().map(Outgoing::treatmentId).toList();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public HandOver handOver(Outgoing outgoing) {
        HandOver result = answer.apply(outgoing);
        if (!(result instanceof HandOver.Refused)) {
            taken.add(outgoing);
        }
        return result;
    }
}
