package dev.lookback.embedded.containers;

import org.testcontainers.utility.DockerImageName;

/** Which image a service runs from, unless a system property names another with the same interface. */
enum Image {
    KAFKA("services.image.kafka", "apache/kafka"),
    /** Its tag is the version that the test asks for. */
    ELASTICSEARCH("services.image.elasticsearch", "elasticsearch"),
    S3("services.image.s3", "andrewgaul/s3proxy");

    private final String property;
    private final String maker;

    Image(String property, String maker) {
        this.property = property;
        this.maker = maker;
    }

    DockerImageName tagged(String tag) {
        return DockerImageName.parse(System.getProperty(property, maker) + ":" + tag);
    }
}
