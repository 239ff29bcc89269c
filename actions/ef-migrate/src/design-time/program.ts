import { answerProgram } from "./program-answer.ts";

/**
 * The program that asks Entity Framework's design-time assembly everything that a plan needs, in
 * one process: a migration's SQL, both ways, for every context.
 *
 * It is compiled on the runner by the project's own .NET SDK and started in the place of the tool's
 * ef.dll, with the project's dependencies; so it speaks to exactly the version of Entity Framework
 * that the project uses. Like ef.dll it refers to none of its types: OperationExecutor and its
 * handlers are the contract between tools and design-time assemblies of different versions.
 *
 * Arguments: answer file, form (`plain` or `commands`), project assembly, start-up assembly, project
 * directory, root namespace, the wanted context or nothing, then the application's own. The answer is a file of JSON lines, because
 * the application may print whatever it likes.
 */
const program = `using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

internal static partial class SlipwayDesignTime
{
    private const string Design = "Microsoft.EntityFrameworkCore.Design";
    private const string Relational = "Microsoft.EntityFrameworkCore.Relational";
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Flags of MigrationsSqlGenerationOptions.
    private const int Script = 1;
    private const int NoTransactions = 4;

    private static StreamWriter answer;
    private static readonly List<string> errors = new List<string>();

    private static int Main(string[] arguments)
    {
        using (answer = new StreamWriter(arguments[0], false, new UTF8Encoding(false)))
        {
            var directory = Path.GetDirectoryName(Path.GetFullPath(arguments[3]));
            AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => Resolve(directory, wanted.Name);
            try
            {
                Plan(
                    arguments[1] == "commands",
                    arguments[2],
                    arguments[3],
                    arguments[4],
                    arguments[5],
                    arguments[6],
                    arguments.Skip(7).ToArray());
                Write("end");
                return 0;
            }
            catch (Exception thrown)
            {
                Fail("failure", "", thrown);
                return 1;
            }
        }
    }

    private static Assembly Resolve(string directory, string fullName)
    {
        var file = Path.Combine(directory, new AssemblyName(fullName).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }

    private static void Plan(
        bool commands,
        string assembly,
        string startupAssembly,
        string projectDirectory,
        string rootNamespace,
        string wanted,
        string[] applicationArguments)
    {
        Assembly design;
        try
        {
            design = Assembly.Load(new AssemblyName(Design));
        }
        catch (FileNotFoundException)
        {
            Write("failure", "code", "no-design", "message", Design + " was not found.");
            return;
        }
        var executor = Executor(
            design, assembly, startupAssembly, projectDirectory, rootNamespace, applicationArguments);
        var types = ((IEnumerable)Operation(design, executor, "GetContextTypes"))
            .Cast<IDictionary>()
            .Select(row => (string)row["FullName"])
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToList();
        Write("contexts", "names", types.ToArray<object>());
        foreach (var name in types.Where(
            name => wanted == "" || name == wanted || name.EndsWith("." + wanted, StringComparison.Ordinal)))
        {
            // A context that cannot be made does not hide the others.
            errors.Clear();
            try
            {
                using (var context = (IDisposable)CreateContext(executor, name))
                {
                    PlanContext(design, executor, context, name, commands);
                }
            }
            catch (Exception thrown)
            {
                Fail("context-failure", name, thrown);
            }
        }
    }

    private static object Executor(
        Assembly design,
        string assembly,
        string startupAssembly,
        string projectDirectory,
        string rootNamespace,
        string[] applicationArguments)
    {
        Action<string> tell = Console.Error.WriteLine;
        Action<string> keep = line =>
        {
            errors.Add(line);
            Console.Error.WriteLine(line);
        };
        var reports = Activator.CreateInstance(
            design.GetType(Design + ".OperationReportHandler", true), keep, tell, tell, null);
        return Activator.CreateInstance(
            design.GetType(Design + ".OperationExecutor", true),
            reports,
            new Dictionary<string, object>
            {
                { "targetName", Path.GetFileNameWithoutExtension(assembly) },
                { "startupTargetName", Path.GetFileNameWithoutExtension(startupAssembly) },
                { "projectDir", projectDirectory },
                { "rootNamespace", rootNamespace },
                { "language", "C#" },
                { "nullable", false },
                { "toolsVersion", design.GetName().Version.ToString(3) },
                { "remainingArguments", applicationArguments },
            });
    }

    private static object Operation(Assembly design, object executor, string name)
    {
        var results = Activator.CreateInstance(design.GetType(Design + ".OperationResultHandler", true));
        Activator.CreateInstance(
            design.GetType(Design + ".OperationExecutor+" + name, true, true),
            executor,
            results,
            new Dictionary<string, object>());
        var error = (string)Get(results, "ErrorMessage");
        if (error != null) throw new InvalidOperationException(error);
        return Get(results, "Result");
    }

    // As the tool does it: the project's factory first, then the application's host.
    private static object CreateContext(object executor, string name)
    {
        var operations = Get(executor, "ContextOperations");
        var create = operations.GetType().GetMethods(Any).First(
            method => method.Name == "CreateContext"
                && method.GetParameters().Length == 1
                && method.GetParameters()[0].ParameterType == typeof(string));
        return Invoke(create, operations, name);
    }

    private static void PlanContext(
        Assembly design, object executor, object context, string name, bool commands)
    {
        var database = Get(context, "Database");
        var provider = (string)Get(database, "ProviderName");
        var core = context.GetType();
        while (core.FullName != "Microsoft.EntityFrameworkCore.DbContext") core = core.BaseType;
        var version = core.Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            .InformationalVersion.Split('+')[0];
        Assembly relational;
        object services;
        try
        {
            relational = Assembly.Load(new AssemblyName(Relational));
            services = Services(core.Assembly, context);
            if (Service(services, relational, "Migrations.IMigrator") == null) relational = null;
        }
        catch (FileNotFoundException)
        {
            relational = null;
            services = null;
        }
        if (relational == null)
        {
            Write("context", "name", name, "provider", provider, "version", version, "relational", false);
            return;
        }
        var migrator = Service(services, relational, "Migrations.IMigrator");
        var assembly = Service(services, relational, "Migrations.IMigrationsAssembly");
        var history = Service(services, relational, "Migrations.IHistoryRepository");
        var helper = Service(services, relational, "Storage.ISqlGenerationHelper");
        Write(
            "context",
            "name", name,
            "provider", provider,
            "version", version,
            "relational", true,
            "migrationsAssembly", ((Assembly)Get(assembly, "Assembly")).GetName().Name,
            "historyTable", (string)Get(history, "TableName"),
            "historySchema", (string)Get(history, "TableSchema"),
            "history", (string)Call(history, relational, "Migrations.IHistoryRepository", "GetCreateIfNotExistsScript"),
            "terminator", (string)Get(helper, "BatchTerminator"));

        var migrations = ((IEnumerable)Get(assembly, "Migrations")).Cast<object>()
            .Select(pair => new KeyValuePair<string, TypeInfo>(
                (string)Get(pair, "Key"), (TypeInfo)Get(pair, "Value")))
            .ToList();
        object previous = null;
        string before = "0";
        foreach (var pair in migrations)
        {
            object migration = null;
            object earlier = previous;
            string from = before;
            var line = new List<object>
            {
                "context", name,
                "id", pair.Key,
                "type", pair.Value.FullName,
            };
            try
            {
                migration = Call(
                    assembly, relational, "Migrations.IMigrationsAssembly", "CreateMigration", pair.Value, provider);
            }
            catch (Exception)
            {
                // Told by the direction that needs it.
            }
            Func<object> again = () => migration ?? Call(
                assembly, relational, "Migrations.IMigrationsAssembly", "CreateMigration", pair.Value, provider);
            if (commands)
            {
                Changes(line, migration);
                Direction(line, "forward", () => Commands(migrator, "GenerateUpSql", again()));
                Direction(line, "rollback", () => Commands(migrator, "GenerateDownSql", again(), earlier));
            }
            else
            {
                Direction(line, "forward", () => Text(migrator, relational, from, pair.Key));
                Direction(line, "rollback", () => Text(migrator, relational, pair.Key, from));
            }
            Write("migration", line.ToArray());
            previous = migration;
            before = pair.Key;
        }
        if (migrations.Count > 0) PlanModel(core.Assembly, relational, services, assembly, name);
    }

    // What the migration's author wrote, for a reader; the SQL is what counts.
    private static void Changes(List<object> line, object migration)
    {
        try
        {
            var operations = (IEnumerable)Get(migration, "UpOperations");
            line.Add("changes");
            line.Add(operations.Cast<object>().Select(Describe).ToArray<object>());
        }
        catch (Exception)
        {
            // An Up() that throws is told by the forward direction.
        }
    }

    private static void Direction(List<object> line, string direction, Func<object> generate)
    {
        line.Add(direction);
        try
        {
            line.Add(generate());
        }
        catch (Exception thrown)
        {
            line.Add(null);
            line.Add(direction + "Error");
            line.Add(Root(thrown).Message);
        }
    }

    // What Migrate() would execute: each command with its text, the history row last.
    private static object Commands(object migrator, string method, params object[] given)
    {
        MethodInfo generate = null;
        for (var type = migrator.GetType(); type != null && generate == null; type = type.BaseType)
        {
            generate = type.GetMethods(Any | BindingFlags.DeclaredOnly).FirstOrDefault(
                candidate => candidate.Name == method
                    && candidate.GetParameters().Length == given.Length + 1);
        }
        if (generate == null)
        {
            throw new NotSupportedException(
                "The context's migrator is " + migrator.GetType().FullName
                    + ", which is not derived from Entity Framework's own.");
        }
        var options = Enum.ToObject(
            generate.GetParameters()[given.Length].ParameterType, Script | NoTransactions);
        return ((IEnumerable)Invoke(generate, migrator, given.Concat(new[] { options }).ToArray()))
            .Cast<object>()
            .Select(command => new object[]
            {
                (string)Get(command, "CommandText"),
                (bool)Get(command, "TransactionSuppressed"),
            })
            .ToArray();
    }

    // What "dotnet ef migrations script" prints.
    private static object Text(object migrator, Assembly relational, string from, string to)
    {
        var options = Enum.ToObject(
            relational.GetType("Microsoft.EntityFrameworkCore.Migrations.MigrationsSqlGenerationOptions", true), 0);
        return Call(migrator, relational, "Migrations.IMigrator", "GenerateScript", from, to, options);
    }

    // The SQL of the migration that is missing, if one is.
    private static void PlanModel(
        Assembly core, Assembly relational, object services, object assembly, string name)
    {
        try
        {
            var initializer = Service(services, core, "Infrastructure.IModelRuntimeInitializer");
            var model = Get(
                Service(services, core, "Metadata.IDesignTimeModel"), "Model");
            var snapshot = Get(assembly, "ModelSnapshot");
            var earlier = snapshot == null ? null : Get(snapshot, "Model");
            if (earlier != null)
            {
                var finalize = earlier.GetType().GetMethod("FinalizeModel", Type.EmptyTypes);
                if (finalize != null) earlier = Invoke(finalize, earlier);
                earlier = Call(
                    initializer, core, "Infrastructure.IModelRuntimeInitializer", "Initialize", earlier, true, null);
            }
            var differ = Service(services, relational, "Migrations.IMigrationsModelDiffer");
            var operations = Call(
                differ,
                relational,
                "Migrations.IMigrationsModelDiffer",
                "GetDifferences",
                earlier == null ? null : Tables(relational, earlier),
                Tables(relational, model));
            var list = ((IEnumerable)operations).Cast<object>().ToArray();
            var generator = Service(services, relational, "Migrations.IMigrationsSqlGenerator");
            var sql = list.Length == 0
                ? new object[0]
                : ((IEnumerable)Call(
                        generator, relational, "Migrations.IMigrationsSqlGenerator", "Generate",
                        operations, model, Enum.ToObject(
                            relational.GetType(
                                "Microsoft.EntityFrameworkCore.Migrations.MigrationsSqlGenerationOptions", true), Script)))
                    .Cast<object>().Select(command => Get(command, "CommandText")).ToArray();
            Write(
                "model",
                "context", name,
                "operations", list.Select(Describe).ToArray<object>(),
                "sql", sql);
        }
        catch (Exception thrown)
        {
            Fail("model-failure", name, thrown);
        }
    }

    private static object Tables(Assembly relational, object model)
    {
        var extensions = relational.GetType("Microsoft.EntityFrameworkCore.RelationalModelExtensions", true);
        return Invoke(extensions.GetMethod("GetRelationalModel"), null, model);
    }

    // "AddColumn Customers.Nickname"
    private static object Describe(object operation)
    {
        var kind = operation.GetType().Name.Replace("Operation", "");
        if (kind == "Sql") return "Sql " + Try(operation, "Sql");
        var table = Try(operation, "Table");
        var name = Try(operation, "Name");
        return kind + " " + (table == null || table == name ? name : name == null ? table : table + "." + name);
    }

    private static string Try(object instance, string property)
    {
        var found = instance.GetType().GetProperty(property, Any);
        return found == null ? null : found.GetValue(instance) as string;
    }
}
`;

/** C# sources by file name, for any C# compiler since 7.3 and any runtime since .NET 5. */
export const designTimeSources: Readonly<Record<string, string>> = {
  "SlipwayDesignTime.cs": program,
  "SlipwayDesignTime.Answer.cs": answerProgram,
};
