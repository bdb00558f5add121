package io.trendguard.routes.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/** Stands behind the decoder: notes when the head and the whole of a request are there, and when its answer has left. */
final class RequestWatch extends ChannelDuplexHandler {
    private final Connections connections;
    private final Connection connection;

    RequestWatch(Connections connections, Connection connection) {
        this.connections = connections;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            connection.headArrived();
        }
        if (message instanceof LastHttpContent) {
            connection.requestArrived();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            context.write(message, promise.unvoid().addListener(sent -> {
                connection.answered();
                connections.waits(connection);
            }));
        } else {
            context.write(message, promise);
        }
    }

    /** {@code 100 Continue} comes before the answer. */
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
