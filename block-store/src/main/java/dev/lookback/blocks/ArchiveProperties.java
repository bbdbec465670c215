package dev.lookback.blocks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the archive is; how it is reached is {@code spring.cloud.aws.*}.
 *
 * @param bucket must exist
 * @param prefix of every key: empty, or ending in a slash
 */
@Validated
@ConfigurationProperties("lookback.s3")
public record ArchiveProperties(
        @NotBlank(message = "expected: the bucket that holds the archive")
        String bucket,

        @DefaultValue("") @Pattern(regexp = "|[^/].*/", message = "expected: nothing, or a path like archive/")
        String prefix) {}
