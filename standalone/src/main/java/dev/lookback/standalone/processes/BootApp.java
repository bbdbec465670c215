package dev.lookback.standalone.processes;

import dev.lookback.standalone.settings.Port;
import dev.lookback.standalone.settings.Service;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Lookback's own processes, and what each of them needs. */
enum BootApp {
    PLATFORM_API("platform-api", "platform-api", Port.API, EnumSet.allOf(Service.class)),
    WORKERS("workers", "pipeline-workers", Port.WORKERS, EnumSet.allOf(Service.class)),
    HARVESTER("harvester", "harvester-agent", Port.HARVESTER, EnumSet.of(Service.KAFKA)),
    LOGIO_GATEWAY("logio-gateway", "logio-gateway", Port.LIVE, EnumSet.noneOf(Service.class));

    private final String processName;
    private final String module;
    private final Port port;
    private final Set<Service> services;

    BootApp(String processName, String module, Port port, Set<Service> services) {
        this.processName = processName;
        this.module = module;
        this.port = port;
        this.services = services;
    }

    String processName() {
        return processName;
    }

    String module() {
        return module;
    }

    Port port() {
        return port;
    }

    boolean needs(Service service) {
        return services.contains(service);
    }

    /** The heap that is enough under {@code up}; measured, with room. */
    String heap() {
        return switch (this) {
            case PLATFORM_API -> "192m";
            case WORKERS -> "384m";
            case HARVESTER, LOGIO_GATEWAY -> "128m";
        };
    }

    /** The API is asked seldom: it starts sooner with the quick compiler alone. The others have hot loops. */
    List<String> compilation() {
        return switch (this) {
            case PLATFORM_API -> List.of("-XX:TieredStopAtLevel=1");
            case WORKERS, HARVESTER, LOGIO_GATEWAY -> List.of();
        };
    }
}
