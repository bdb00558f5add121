package io.trendguard.routes.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Puts a guard into every connection that the HTTP server accepts, before a byte of it is read. Loaded by netty, which finds
 * it as a service once the system property of {@link #switchOn()} is set.
 */
public final class GuardedChannels extends ChannelInitializerExtension {
    /** Must be called before the HTTP server starts. */
    public static void switchOn() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        Connections connections = Connections.ofServer();
        channel.pipeline()
                .addFirst(connections
                        .admit(channel)
                        .<ChannelInboundHandlerAdapter>map(connection -> new ConnectionGuard(connections, connection))
                        .orElseGet(Refused::new));
    }

    /** Ends a connection for which there is no room. */
    private static final class Refused extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.close();
        }
    }
}
