package io.trendguard.routes;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Makes one method of a running service slow, as a debugger that holds each call for a while, or interrupts a thread. */
final class SlowMethod implements AutoCloseable {
    private final VirtualMachine service;

    private SlowMethod(VirtualMachine service) {
        this.service = service;
    }

    /** The option that lets a JVM be held from a port. */
    static String option(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Holds a thread until this is closed. */
    static SlowMethod suspended(int port, String thread) throws IOException, IllegalConnectorArgumentsException {
        VirtualMachine service = attached(port);
        named(service, thread).suspend();
        return new SlowMethod(service); // whose end lets everything go on
    }

    /** Interrupts a thread, as nothing in the service does, so that it may end. */
    static void interrupt(int port, String thread) throws IOException, IllegalConnectorArgumentsException {
        VirtualMachine service = attached(port);
        try {
            named(service, thread).interrupt();
        } finally {
            service.dispose();
        }
    }

    private static ThreadReference named(VirtualMachine service, String thread) {
        return service.allThreads().stream()
                .filter(each -> each.name().equals(thread))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The service has no thread (%s).".formatted(thread)));
    }

    /** Holds every call of a method, whose class must be loaded, until this is closed. */
    static SlowMethod of(int port, String className, String methodName, Duration held)
            throws IOException, IllegalConnectorArgumentsException, AbsentInformationException {
        VirtualMachine service = attached(port);
        for (Method method : service.classesByName(className).get(0).methodsByName(methodName)) {
            BreakpointRequest at = service.eventRequestManager()
                    .createBreakpointRequest(method.allLineLocations().get(0));
            at.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            at.enable();
        }
        Thread holding = new Thread(() -> hold(service, held), "holding " + methodName);
        holding.setDaemon(true);
        holding.start();
        return new SlowMethod(service);
    }

    private static VirtualMachine attached(int port) throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> address = socket.defaultArguments();
        Map.of("hostname", "127.0.0.1", "port", Integer.toString(port))
                .forEach((name, value) ->
                        Objects.requireNonNull(address.get(name)).setValue(value));
        return socket.attach(address);
    }

    private static void hold(VirtualMachine service, Duration held) {
        try {
            while (true) {
                EventSet reached = service.eventQueue().remove();
                Thread.sleep(held.toMillis());
                reached.resume();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (VMDisconnectedException e) {
            // it was closed, or the service ended
        }
    }

    /** Lets the method be as quick as it is. */
    @Override
    public void close() {
        service.dispose();
    }
}
