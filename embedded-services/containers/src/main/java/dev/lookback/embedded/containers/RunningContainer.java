package dev.lookback.embedded.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.lookback.embedded.RunningService;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.utility.DockerImageName;

import java.time.Duration;
import java.util.Objects;

/** A container that keeps its ports and its files over kill and restart. */
final class RunningContainer extends GenericContainer<RunningContainer> implements RunningService {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int STOP_SECONDS = 30;

    private final WaitStrategy ready;

    /**
     * @param hostPort on loopback, for the container's port
     * @param ready when it takes requests, also after a restart
     */
    RunningContainer(DockerImageName image, int hostPort, int port, WaitStrategy ready) {
        super(image);
        this.ready = ready.withStartupTimeout(START_LIMIT);
        withExposedPorts(port);
        withCreateContainerCmdModifier(create -> publish(create, hostPort, port));
        waitingFor(this.ready);
    }

    /** Not a port of Docker's choice: that would be another one after a restart. */
    private static void publish(CreateContainerCmd create, int hostPort, int port) {
        HostConfig host = Objects.requireNonNull(create.getHostConfig());
        Ports.Binding loopback = Ports.Binding.bindIpAndPort("127.0.0.1", hostPort);
        host.withPortBindings(new PortBinding(loopback, ExposedPort.tcp(port)));
    }

    /** Returns when it is ready. */
    RunningContainer started() {
        try {
            start();
            return this;
        } catch (RuntimeException e) {
            throw new IllegalStateException(getDockerImageName() + ": not started, its output: " + output(), e);
        }
    }

    private String output() {
        return getContainerId() == null ? "none" : getLogs();
    }

    @Override
    public void kill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    @Override
    public void restart() {
        if (isRunning()) {
            getDockerClient()
                    .stopContainerCmd(getContainerId())
                    .withTimeout(STOP_SECONDS)
                    .exec();
        }
        getDockerClient().startContainerCmd(getContainerId()).exec();
        ready.waitUntilReady(this);
    }

    /** A container made anew: the files of the one before went with it. */
    @Override
    public void restartEmpty() {
        stop();
        started();
    }

    /** Its files go with it. */
    @Override
    public void close() {
        stop();
    }
}
