package dev.lookback.standalone;

import dev.lookback.standalone.demo.SyslogConnection;
import dev.lookback.standalone.demo.SyslogLine;
import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.ShellWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

/** Sends one line. */
@Command(name = "send", description = "Sends one syslog line by TCP and says how to find it.")
final class SendCommand implements Callable<Integer> {
    private static final int USER_NOTICE = 13;

    @Mixin
    private final DataOption dataOption = new DataOption();

    @Parameters(arity = "1", paramLabel = "TEXT", description = "The message.")
    private String text = "";

    private final PrintStream out = System.out;
    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        InstanceState instance = LiveInstance.of(dataOption);
        SyslogLine line = new SyslogLine(USER_NOTICE, clock.instant(), hostName(), "lookback-send", text);
        int port = instance.port("syslog");
        try (SyslogConnection connection = SyslogConnection.open(port)) {
            connection.send(List.of(line));
        }
        out.println("sent to 127.0.0.1:" + port + ": " + line.text());
        Integer elasticsearch = instance.connections().ports().get("elasticsearch");
        if (elasticsearch != null) {
            out.println("find it within seconds:");
            out.println("  curl -sG http://127.0.0.1:" + elasticsearch + "/recent-"
                    + instance.connections().environment() + "/_search -d pretty=true --data-urlencode "
                    + ShellWord.quoted(
                            "q=message:\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        }
        return 0;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
