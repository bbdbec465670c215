package dev.lookback.model;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The rules of the house that hold in every module. A module's test takes them all with
 * {@code @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    private static final DescribedPredicate<JavaClass> EDGES = simpleNameEndingWith("Listener")
            .or(simpleNameEndingWith("Configuration"))
            .as("listeners and configurations");

    /** Who is given a container's handle may pause it, and ask how it is. */
    private static final DescribedPredicate<JavaClass> CONTAINER_HANDLE =
            simpleName("MessageListenerContainer").as("a container's handle");

    private HouseRules() {}

    @ArchTest
    static final ArchRule onlyListenersAndConfigurationsKnowSpringKafkasListeners = noClasses()
            .that(DescribedPredicate.not(EDGES).and(DescribedPredicate.not(nestedIn(EDGES))))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.kafka.listener..", "org.springframework.kafka.annotation..")
                            .and(DescribedPredicate.not(CONTAINER_HANDLE)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule settingsAreRecords = classes()
            .that()
            .areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
            .should()
            .beRecords()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeComesFromAnInjectedClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule beansAreDeclaredNotScanned = noClasses()
            .should()
            .beAnnotatedWith("org.springframework.stereotype.Component")
            .orShould()
            .beAnnotatedWith("org.springframework.stereotype.Service")
            .orShould()
            .beAnnotatedWith("org.springframework.stereotype.Repository")
            .orShould()
            .beAnnotatedWith("org.springframework.context.annotation.ComponentScan")
            .orShould()
            .beAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication");

    @ArchTest
    static final ArchRule vendorClientsStayInTheirAdapters = noClasses()
            .that()
            .resideOutsideOfPackages("dev.lookback.blocks..", "dev.lookback.search..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("software.amazon..", "co.elastic..", "org.apache.commons.compress.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noRoomIsCalledAfterNothing = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..manager..");

    private static DescribedPredicate<JavaClass> nestedIn(DescribedPredicate<JavaClass> outer) {
        return DescribedPredicate.describe(
                "nested in " + outer.getDescription(),
                type -> type.getEnclosingClass().map(outer::test).orElse(false));
    }
}
