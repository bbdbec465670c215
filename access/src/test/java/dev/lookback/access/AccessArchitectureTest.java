package dev.lookback.access;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.lookback.model.HouseRules;

@AnalyzeClasses(packages = "dev.lookback.access", importOptions = ImportOption.DoNotIncludeTests.class)
class AccessArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** ./lookback user has nothing else of Spring on its class path. */
    @ArchTest
    static final ArchRule usersNeedNothingOfSpringButBcrypt = noClasses()
            .that()
            .resideInAPackage("dev.lookback.access")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "org.springframework..", "jakarta..", "dev.lookback.access.web..", "dev.lookback.process..")
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.resideInAPackage("org.springframework.security.crypto.."))));
}
