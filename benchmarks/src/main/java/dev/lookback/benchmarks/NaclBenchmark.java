package dev.lookback.benchmarks;

import dev.lookback.nacl.KeyFiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the NaCl transport costs: the same load straight to Kafka and through a proxy beside it, in turns. */
final class NaclBenchmark {

    private static final int ROUNDS = 3;

    private final Services services;
    private final int events;

    private final List<Double> straight = new ArrayList<>();
    private final List<Double> throughProxy = new ArrayList<>();
    private final List<Double> straightProcessor = new ArrayList<>();
    private final List<Double> harvesterProcessor = new ArrayList<>();
    private final List<Double> proxyProcessor = new ArrayList<>();

    NaclBenchmark(Services services, int events) {
        this.services = services;
        this.events = events;
    }

    void run() throws Exception {
        String kafka = services.startKafka();
        HarvesterLoad load = new HarvesterLoad(services, kafka, events);
        Path keys = Files.createDirectory(services.directory().resolve("nacl"));
        int port = Services.freePort();
        AppProcess proxy = startProxy(kafka, keys, port);
        List<String> through = List.of(
                "lookback.harvester.nacl.proxies=127.0.0.1:" + port,
                "lookback.harvester.nacl.proxy-key=" + keys.resolve("proxy.pub"),
                "lookback.harvester.nacl.key=" + keys.resolve("harvester.key"));
        for (int round = 0; round < ROUNDS; round++) {
            HarvesterLoad.Outcome plain = load.run(List.of(), List.of());
            straight.add(plain.rate());
            straightProcessor.add(plain.processor());
            Duration before = proxy.processorTime();
            HarvesterLoad.Outcome sealed = load.run(through, List.of());
            throughProxy.add(sealed.rate());
            harvesterProcessor.add(sealed.processor());
            proxyProcessor.add(proxy.processorTime().minus(before).toMillis() * 1e3 / events);
        }
        print();
    }

    private AppProcess startProxy(String kafka, Path keys, int port) throws Exception {
        KeyFiles.writeNew(keys.resolve("proxy"));
        String line = KeyFiles.writeNew(keys.resolve("harvester")).publicKey() + " bench harvester\n";
        Path authorized = Files.writeString(keys.resolve("authorized_keys"), line);
        return services.startApp(
                "pipeline-workers",
                "384m",
                List.of(
                        "lookback.workers.roles=nacl-proxy",
                        "lookback.environment=bench",
                        "lookback.nacl.port=" + port,
                        "lookback.nacl.key=" + keys.resolve("proxy.key"),
                        "lookback.nacl.authorized-keys=" + authorized,
                        "spring.kafka.bootstrap-servers=" + kafka));
    }

    private void print() {
        double plain = new Spread(straight).median();
        Spread sealed = new Spread(throughProxy);
        System.out.printf("straight to kafka  %s events/s%n", new Spread(straight).text("%,.0f"));
        System.out.printf(
                "through the proxy  %s events/s, %.2f of straight%n", sealed.text("%,.0f"), sealed.median() / plain);
        System.out.println("processor, seconds a million events");
        System.out.printf("  harvester, straight  %s%n", new Spread(straightProcessor).text("%.2f"));
        System.out.printf("  harvester, nacl      %s%n", new Spread(harvesterProcessor).text("%.2f"));
        System.out.printf("  proxy                %s%n", new Spread(proxyProcessor).text("%.2f"));
    }
}
