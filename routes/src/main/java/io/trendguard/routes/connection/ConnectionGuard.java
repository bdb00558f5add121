package io.trendguard.routes.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import java.util.concurrent.TimeUnit;

/** Stands first in a connection: notes its first bytes and its end, and closes it once it takes longer than it may. */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    private static final long LOOK_SECONDS = 2;

    /** What Vert.x calls the handler that makes requests of what was decoded. */
    private static final String REQUESTS = "handler";

    private final Connections connections;
    private final Connection connection;

    ConnectionGuard(Connections connections, Connection connection) {
        this.connections = connections;
        this.connection = connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        look(context);
        context.fireChannelActive();
    }

    private void look(ChannelHandlerContext context) {
        context.executor()
                .schedule(
                        () -> {
                            if (!context.channel().isOpen()) {
                                return;
                            }
                            if (connection.isOverdue(connections.limits())) {
                                context.close();
                            } else {
                                look(context);
                            }
                        },
                        LOOK_SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        connection.bytesArrive();
        ChannelPipeline pipeline = context.pipeline();
        if (pipeline.get(RequestWatch.class) == null && pipeline.get(REQUESTS) != null) {
            pipeline.addBefore(REQUESTS, "trendguard.requests", new RequestWatch(connections, connection));
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.ended(connection);
        context.fireChannelInactive();
    }
}
